import { chromeArguments, chromePath } from "./browsers.js";
import { WebDriver } from "./web-driver.js";

/** Starts Chromium without a window, driven by ChromeDriver as automation of other projects does. */
export function startChromeDriver(): Promise<WebDriver> {
  const args = [...chromeArguments, "--headless=new"];
  return WebDriver.start({
    program: "chromedriver",
    capabilities: { "goog:chromeOptions": { binary: chromePath(), args } },
  });
}
