import { Display } from "./display.js";
import { WebDriver } from "./web-driver.js";

/** Keeps WebKitGTK from looking for a screen reader, a session bus and a graphics card. */
const PLAIN = {
  NO_AT_BRIDGE: "1",
  GTK_A11Y: "none",
  DBUS_SESSION_BUS_ADDRESS: "disabled:",
  LIBGL_ALWAYS_SOFTWARE: "1",
};

/** WebKitGTK on a display of its own. */
export type WebKit = WebDriver;

/** Starts WebKitGTK. */
export const WebKit = {
  /** Starts it with a new profile. */
  async start(): Promise<WebKit> {
    const display = await Display.start();
    const environment = { ...process.env, ...PLAIN, DISPLAY: display.name };
    return WebDriver.start({ program: "WebKitWebDriver", environment, afterwards: () => display.stop() });
  },
};
