import assert from "node:assert/strict";
import { test } from "node:test";
import { ada, demoCredentials } from "../../mocks/directory.js";
import { firefoxPath } from "../browsers.js";
import { serveBuiltPage } from "./built-page.js";
import { Firefox } from "./marionette.js";

const PREFERENCES = {
  "security.webauth.webauthn_enable_softtoken": true,
  "security.webauth.webauthn_enable_usbtoken": false,
};

/** One that keeps passkeys, is touched at once, and knows its person. */
const AUTHENTICATOR = {
  protocol: "ctap2_1",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserConsenting: true,
  isUserVerified: true,
};

/** In whatever root. */
const FIND = `const find = (selector, root = document) => {
    for (const node of root.querySelectorAll("*")) {
      const found = node.matches(selector) ? node : node.shadowRoot && find(selector, node.shadowRoot);
      if (found) return found;
    }
  };
  const once = async (test) => {
    while (!test()) await new Promise(requestAnimationFrame);
    return test();
  };`;

/** Runs in the browser's own window: lets the server know the model of the authenticator, which it asks for. */
const AGREE = `
  const { PopupNotifications } = Services.wm.getMostRecentWindow("navigator:browser");
  const question = () => PopupNotifications.getNotification("webauthn-prompt-register-direct");
  while (!question()) {
    await new Promise((resolve) => PopupNotifications.panel.addEventListener("popupshown", resolve, { once: true }));
  }
  question().mainAction.callback({});`;

/** The same: waits until the tab shows whom the target greets. */
const ARRIVED = `
  const { gBrowser } = Services.wm.getMostRecentWindow("navigator:browser");
  const isThere = () => gBrowser.currentURI.pathQueryRef === "/if/user/" && !gBrowser.selectedBrowser.webProgress.isLoadingDocument;
  if (isThere()) return;
  await new Promise((resolve) => {
    gBrowser.addProgressListener({ onStateChange: () => isThere() && resolve() });
  });`;

const firefox = firefoxPath();

test("in Firefox a passkey is set up, and is the second factor from then on", { skip: !firefox }, async () => {
  if (!firefox) return;
  const site = await serveBuiltPage({ host: "localhost" });
  const browser = await Firefox.start(firefox, PREFERENCES);
  const focus = (name: string) => browser.inPage(`${FIND} (await once(() => find("input[name=${name}]"))).focus();`);
  const arrive = async () => {
    await browser.inBrowser(ARRIVED);
    assert.match(String(await browser.inPage("return document.body.textContent")), /Signed in as Ada Lovelace/);
  };
  const signIn = async (next: string) => {
    await browser.open(`${site.url}if/flow/default-authentication-flow/?next=${encodeURIComponent(next)}`);
    await focus("uidField");
    await browser.type(demoCredentials.username);
    await focus("password");
    await browser.type(demoCredentials.password);
  };
  const uses = () => site.world.directory.passkeysOf(ada).map(({ lastUsed }) => lastUsed !== null);
  try {
    await browser.send("WebAuthn:AddVirtualAuthenticator", AUTHENTICATOR);
    await signIn("/if/flow/default-authenticator-webauthn-setup/?next=/if/user/");
    await browser.inBrowser(AGREE);
    await arrive();
    assert.deepEqual(uses(), [false]);

    await browser.send("WebDriver:DeleteAllCookies");
    await signIn("/if/user/");
    await arrive();
    assert.deepEqual(uses(), [true]);
  } finally {
    await browser.stop();
    await site.close();
  }
});
