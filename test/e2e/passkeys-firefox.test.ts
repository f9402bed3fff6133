import assert from "node:assert/strict";
import { test } from "node:test";
import { ada, demoCredentials } from "../../mocks/directory.js";
import { firefoxPath } from "../browsers.js";
import { seen } from "../seen.js";
import { serveBuiltPage, type BuiltPage } from "./built-page.js";
import { Firefox } from "./marionette.js";

const PREFERENCES = {
  "security.webauth.webauthn_enable_softtoken": true,
  "security.webauth.webauthn_enable_usbtoken": false,
};

/** One that keeps passkeys, is touched at once, and verifies its user. */
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

/**
 * Runs in the browser's own window: lets servers know the model of the authenticator, as soon as Firefox asks for that.
 * Its question does not always stay: so quick an authenticator may be done before Firefox gets to say that it should be
 * touched, and that then takes the place of the question.
 */
const AGREE = `
  const service = Cc["@mozilla.org/webauthn/service;1"].getService(Ci.nsIWebAuthnService);
  Services.obs.addObserver((_subject, _topic, text) => {
    const { tid, prompt } = JSON.parse(text);
    if (prompt.type === "attestation-consent") service.setHasAttestationConsent(tid, true);
  }, "webauthn-prompt");`;

/** The same: waits until the tab shows whom the target greets. */
const ARRIVED = `
  const { gBrowser } = Services.wm.getMostRecentWindow("navigator:browser");
  const isThere = () => gBrowser.currentURI.pathQueryRef === "/if/user/" && !gBrowser.selectedBrowser.webProgress.isLoadingDocument;
  if (isThere()) return;
  await new Promise((resolve) => {
    gBrowser.addProgressListener({ onStateChange: () => isThere() && resolve() });
  });`;

passkeyScene("in Firefox a user sets up a passkey, and uses it as second factor from then on", async (visitor) => {
  await visitor.setUp();
  assert.deepEqual(visitor.uses(), [false]);
  await visitor.browser.send("WebDriver:DeleteAllCookies");
  await visitor.signIn("/if/user/");
  await visitor.arrive();
  assert.deepEqual(visitor.uses(), [true]);
});

passkeyScene("in Firefox a flow without names takes a passkey alone", async (visitor) => {
  await visitor.setUp();
  await visitor.browser.send("WebDriver:DeleteAllCookies");
  await visitor.open("default-passwordless-flow", "/if/user/");
  await visitor.arrive();
  assert.deepEqual(visitor.uses(), [true]);
});

function passkeyScene(title: string, play: (visitor: Visitor) => Promise<void>) {
  const path = firefoxPath();
  test(title, { skip: !path }, async () => {
    if (!path) return;
    const site = await serveBuiltPage({ host: "localhost" });
    const browser = await Firefox.start(path, PREFERENCES);
    try {
      await browser.send("WebAuthn:AddVirtualAuthenticator", AUTHENTICATOR);
      await browser.inBrowser(AGREE);
      await play(new Visitor(browser, site));
    } catch (cause) {
      const text = await browser.inPage(`return (${String(seen)})();`).catch(String);
      throw new Error([text, "Requests:", ...site.requests.slice(-12)].join("\n"), { cause });
    } finally {
      await browser.stop();
      await site.close();
    }
  });
}

/** Ada, in Firefox. */
class Visitor {
  constructor(
    readonly browser: Firefox,
    readonly site: BuiltPage,
  ) {}

  async open(slug: string, next: string) {
    await this.browser.open(`${this.site.url}if/flow/${slug}/?next=${encodeURIComponent(next)}`);
  }

  async signIn(next: string) {
    await this.open("default-authentication-flow", next);
    await this.#focus("uidField");
    await this.browser.type(demoCredentials.username);
    await this.#focus("password");
    await this.browser.type(demoCredentials.password);
  }

  async setUp() {
    await this.signIn("/if/flow/default-authenticator-webauthn-setup/?next=/if/user/");
    await this.arrive();
  }

  async arrive() {
    await this.browser.inBrowser(ARRIVED);
    assert.match(String(await this.browser.inPage("return document.body.textContent")), /Signed in as Ada Lovelace/);
  }

  /** Of each passkey whether it was ever used, as the server knows it. */
  uses(): boolean[] {
    return this.site.world.directory.passkeysOf(ada).map(({ lastUsed }) => lastUsed !== null);
  }

  async #focus(name: string) {
    await this.browser.inPage(`${FIND} (await once(() => find("input[name=${name}]"))).focus();`);
  }
}
