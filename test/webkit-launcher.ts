import type { BrowserLauncher } from "@web/test-runner";
import { WebKit } from "./webkit.js";

/** Runs tests in WebKitGTK, one page after the other. */
export function webkitLauncher(): BrowserLauncher {
  let browser: Promise<WebKit> | undefined;
  let current: string | undefined;
  return {
    name: "WebKitGTK",
    type: "webkit",
    concurrency: 1,
    async startSession(session, url) {
      current = session;
      await (await (browser ??= WebKit.start())).open(url);
    },
    isActive: (session) => session === current,
    getBrowserUrl: async () => (await browser)?.url(),
    async stopSession() {
      current = undefined;
      await (await browser)?.open("about:blank"); // ends the scripts of the page before
      return {};
    },
    startDebugSession: () => Promise.reject(new Error("WebKitGTK runs on a display without a screen.")),
    async stop() {
      const started = browser;
      browser = undefined;
      await (await started)?.stop();
    },
  };
}
