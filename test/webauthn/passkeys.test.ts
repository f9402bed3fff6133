import { expect } from "@open-wc/testing";
import { authenticators } from "../../mocks/executor/devices.js";
import { ada, directory, type Directory } from "../../mocks/directory.js";
import type { Flow } from "../../mocks/executor/flow.js";
import { flows } from "../../mocks/flows.js";
import type { IdentificationChallenge } from "../../src/protocol/index.js";
import { assert } from "../../src/webauthn/assert.js";
import { WebAuthnFailure } from "../../src/webauthn/webauthn-failure.js";
import { all, one, open, playWorld, until, words } from "../flow.js";
import { identified, press } from "../second-factors.js";
import { VirtualAuthenticator, hasVirtualAuthenticators } from "./authenticator.js";
import { Requests } from "./requests.js";

/**
 * Sets up a passkey for Ada. She is not signed in: tests that run side by side share the cookie that would prove it.
 */
const setup: Flow = {
  slug: "setup",
  name: "Setup",
  title: "Setup",
  designation: "enrollment",
  context: { pending_user: ada.username },
  bindings: [{ order: 0, stage: { kind: "authenticator_webauthn", name: "setup" } }],
};
/** The same flow, which has no other one for passkeys. */
function withoutLink(flow: Flow): Flow {
  const bindings = flow.bindings.map((it) => {
    if (it.stage.kind !== "identification") return it;
    const { passwordlessFlow: _, ...stage } = it.stage;
    return { ...it, stage };
  });
  return { ...flow, bindings };
}

const SETUP_STAGE = "ak-stage-authenticator-webauthn";
const LOGIN = "/api/v3/flows/executor/passkey-login/?query=";

/** Passkeys from end to end: Chromium's virtual authenticator makes them, the embedded executor verifies them. */
if (hasVirtualAuthenticators) {
  describe("With a passkey users", () => {
    let authenticator: VirtualAuthenticator;
    let accounts: Directory;

    before(async function () {
      this.timeout(60_000); // the first who wants the verifier has it bundled
      await import("@simplewebauthn/server");
    });
    beforeEach(async () => {
      accounts = directory([ada]);
      playWorld({ directory: accounts, flows: [...flows, setup] });
      authenticator = await VirtualAuthenticator.add();
    });
    afterEach(() => authenticator.remove());

    it("register as soon as the stage is shown", async () => {
      await register();
      const [held] = await authenticator.credentials();
      const [kept] = accounts.passkeysOf(ada);
      expect(base64(kept?.id)).to.equal(held?.credentialId);
    });

    it("have the same user handle as with the stock client (the user handle trap)", async () => {
      await register();
      const [held] = await authenticator.credentials();
      const handle = Uint8Array.from(atob(held?.userHandle ?? ""), (character) => character.charCodeAt(0));
      // The hexadecimal id of 64 characters, read as base64.
      expect(handle).to.have.length(48);
      expect(held?.userHandle).to.match(/^[\da-f]{64}$/);
    });

    it("have one passkey, however often they register it", async () => {
      await register();
      await register();
      expect(await authenticator.credentials()).to.have.length(1);
    });

    it("sign in from the browser's suggestions", async () => {
      await register();
      const visit = await open("passkey-login");
      expect(await visit.left()).to.equal(new URL("/", location.href).href);
      expect(accounts.passkeysOf(ada).map(({ counter }) => counter)).to.include(2);
    });

    it("sign in by a button, which has the browser ask for it", async () => {
      await register();
      await VirtualAuthenticator.bringToFront();
      await authenticator.setPresence(false);
      playWorld({ directory: accounts, flows: flows.map(withoutLink) });
      const visit = await open("passkey-login");
      const stage = await visit.stage("ak-stage-identification");
      await until(() => all(stage, ".passkey button").length, "there is no button");
      await authenticator.setPresence(true);
      press(stage, "Sign in with a passkey");
      expect(await visit.left()).to.equal(new URL("/", location.href).href);
    });

    it("sign in from the browser's own prompt, without a name", async () => {
      await register();
      const passkey = await assert((await ask()).passkey_challenge ?? {});
      expect(await answer(passkey)).to.include({ component: "xak-flow-redirect" });
    });

    it("prove a second factor, and are asked once without a click", async () => {
      await register();
      await VirtualAuthenticator.bringToFront();
      playWorld({ directory: accounts, flows: [...flows, setup], authenticators: authenticators() });
      const requests = new Requests();
      try {
        const visit = await identified("demo-mfa");
        expect(await visit.left()).to.equal(new URL("/", location.href).href);
        expect(requests.log).to.deep.equal(["begin", "end"]);
      } finally {
        requests.stop();
      }
    });

    it("are told that their second factor was refused, and try again when they want to", async () => {
      await register();
      await VirtualAuthenticator.bringToFront();
      playWorld({ directory: accounts, flows: [...flows, setup], authenticators: authenticators() });
      const [passkey] = accounts.passkeysOf(ada);
      if (!passkey) throw new Error("nothing was registered");
      accounts.keep({ ...passkey, counter: 1000 }); // as if there were a copy of it
      const visit = await identified("demo-mfa");
      const stage = await visit.stage("ak-stage-authenticator-validate");
      await until(
        () => all(stage, "[role=alert]").some((it) => words(it).startsWith("Your passkey was not accepted.")),
        "the page did not say why",
      );
      expect(visit.target, "it does not go round in circles").to.equal(undefined);
      accounts.keep(passkey);
      press(stage, "Try again");
      expect(await visit.left()).to.equal(new URL("/", location.href).href);
    });

    it("are refused if the server does not know it, and asked again", async () => {
      await register();
      playWorld(); // where no user has one
      await authenticator.setPresence(true);
      const challenge = await ask();
      const refused = await answer(await assert(challenge.passkey_challenge ?? {}));
      expect(refused.response_errors?.non_field_errors?.[0]?.string).to.equal("Invalid device");
      expect(refused.passkey_challenge?.challenge).not.to.equal(challenge.passkey_challenge?.challenge);
    });

    it("cannot respond to an older challenge", async () => {
      await register();
      const passkey = await assert((await ask()).passkey_challenge ?? {});
      await ask();
      expect((await answer(passkey)).response_errors?.non_field_errors?.[0]?.string).to.equal("Assertion failed");
    });

    it("are told that none fits, once they have asked for it", async () => {
      const { at } = await failure({ rpId: "localhost", allowCredentials: [{ type: "public-key", id: "bm9uZQ" }] });
      expect(at).to.equal("blocked"); // the user had pressed nothing
    });

    it("are told that they did not react in time", async () => {
      await authenticator.setPresence(false);
      expect((await failure({ rpId: "localhost", timeout: 300 })).at).to.equal("timed-out");
    });

    it("are told that the address is not the server's", async () => {
      expect((await failure({ rpId: "example.org" })).at).to.equal("wrong-rp");
    });

    it("see one ceremony at a time: a new one ends the other first", async () => {
      await authenticator.setPresence(false);
      const requests = new Requests();
      try {
        const first = failure({ rpId: "localhost" });
        await until(() => requests.log.length, "nothing began");
        const second = failure({ rpId: "localhost", timeout: 300 });
        expect([(await first).at, (await second).at]).to.deep.equal(["aborted", "timed-out"]);
        expect(requests.log).to.deep.equal(["begin", "end", "begin", "end"]);
      } finally {
        requests.stop();
      }
    });

    async function register() {
      const before = JSON.stringify(accounts.passkeysOf(ada));
      await VirtualAuthenticator.bringToFront();
      const visit = await open(setup.slug);
      const refused = () => visit.root.querySelector(SETUP_STAGE)?.shadowRoot?.querySelector("[role=alert]");
      for (;;) {
        await until(() => visit.target ?? refused(), "nothing became of it");
        if (visit.target) break;
        // Another test came to the front meanwhile. The test does what a user would do.
        await VirtualAuthenticator.bringToFront();
        one(await visit.stage(SETUP_STAGE), "button").click();
        await until(() => !refused(), "the button did nothing");
      }
      expect(JSON.stringify(accounts.passkeysOf(ada))).not.to.equal(before);
      visit.executor.remove();
    }
  });
}

async function ask(): Promise<IdentificationChallenge> {
  return (await (await fetch(LOGIN)).json()) as IdentificationChallenge;
}

async function answer(passkey: object): Promise<IdentificationChallenge> {
  const body = JSON.stringify({ component: "ak-stage-identification", passkey });
  const headers = { "Content-Type": "application/json" };
  return (await (await fetch(LOGIN, { method: "POST", headers, body })).json()) as IdentificationChallenge;
}

/** Why an assertion with these options fails. */
async function failure(options: object): Promise<{ at: string }> {
  const challenge = { challenge: "bm90aGluZw", timeout: 5000, allowCredentials: [], userVerification: "preferred" };
  try {
    await assert({ ...challenge, ...options });
  } catch (error) {
    return { at: error instanceof WebAuthnFailure ? error.code : String(error) };
  }
  return { at: "nothing failed" };
}

function base64(base64url = ""): string {
  return base64url
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .padEnd(Math.ceil(base64url.length / 4) * 4, "=");
}
