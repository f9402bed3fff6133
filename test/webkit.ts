import { Display } from "./display.js";
import { WebDriver } from "./web-driver.js";

/** What spares the machine: no screen reader, no session bus, and no graphics card are looked for. */
const PLAIN = {
  NO_AT_BRIDGE: "1",
  GTK_A11Y: "none",
  DBUS_SESSION_BUS_ADDRESS: "disabled:",
  LIBGL_ALWAYS_SOFTWARE: "1",
};

/** A WebKitGTK on a display of its own. */
export type WebKit = WebDriver;

/** Starts WebKitGTK. */
export const WebKit = {
  /** Starts one that knows nothing yet. */
  async start(): Promise<WebKit> {
    const display = await Display.start();
    const environment = { ...process.env, ...PLAIN, DISPLAY: display.name };
    return WebDriver.start({ program: "WebKitWebDriver", environment, afterwards: () => display.stop() });
  },
};
