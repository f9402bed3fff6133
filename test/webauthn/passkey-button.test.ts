import { expect } from "@open-wc/testing";
import identification from "../../mocks/challenges/identification.js";
import { all, input, one, show, submit, until, words } from "../flow.js";
import { press } from "../second-factors.js";
import { VirtualAuthenticator, hasVirtualAuthenticators } from "./authenticator.js";
import { Requests } from "./requests.js";

const { passkey, everything } = identification.states;
const LABEL = "Sign in with a passkey";

describe("the button to sign in with a passkey", () => {
  const buttons = (stage: Element) => all(stage, ".passkey button").map(words);

  it("is left out where the flow has a link for it", async () => {
    const { stage } = await show({ ...everything, passkey_challenge: passkey.passkey_challenge });
    expect(all(stage, ".passkey")).to.deep.equal([]);
    expect(all(stage, "a").map(words)).to.include(LABEL);
  });

  it("is left out where the browser has no passkeys", async () => {
    const known = Object.getOwnPropertyDescriptor(window, "PublicKeyCredential");
    Reflect.deleteProperty(window, "PublicKeyCredential");
    try {
      const { stage } = await show(passkey);
      await until(() => one(stage, ".passkey").hidden, "its place stays");
      expect(buttons(stage)).to.deep.equal([]);
    } finally {
      if (known) Object.defineProperty(window, "PublicKeyCredential", known);
    }
  });

  // The prompts of other browsers cannot be answered by a test.
  (hasVirtualAuthenticators ? describe : () => undefined)("once it is pressed", () => {
    let authenticator: VirtualAuthenticator;
    let requests: Requests;
    beforeEach(() => {
      requests = new Requests();
    });
    afterEach(async () => {
      requests.stop();
      await authenticator.remove();
    });

    async function shown(automaticPresenceSimulation: boolean) {
      authenticator = await VirtualAuthenticator.add({ automaticPresenceSimulation });
      await VirtualAuthenticator.bringToFront();
      const it = await show(passkey);
      await until(() => buttons(it.stage).length && requests.log.length, "it did not come");
      return it;
    }

    it("has the browser ask at once, instead of suggesting passkeys", async () => {
      const { stage } = await shown(false);
      press(stage, LABEL);
      await until(() => requests.log.join() === "begin,end,begin", "it did not ask");
      expect(buttons(stage)).to.deep.equal([LABEL]);
    });

    it("keeps no response waiting: the request ends when the user sends the form", async () => {
      const { executor, stage } = await shown(false);
      press(stage, LABEL);
      await until(() => requests.log.join() === "begin,end,begin", "it did not ask");
      input(stage, "uidField").value = "ada";
      input(stage, "password").value = "analytical";
      submit(stage);
      await executor.sent();
      expect(requests.log.slice(0, 4).join()).to.equal("begin,end,begin,end");
    });

    it("says why no passkey came, and the browser suggests passkeys again", async () => {
      const { executor, stage } = await shown(true);
      press(stage, LABEL);
      await until(() => all(stage, ".passkey [role=alert]").length, "it did not say why");
      expect(words(one(stage, ".passkey [role=alert]"))).to.match(/passkey/);
      await until(() => requests.count("begin") === 3, "there are no suggestions");
      press(stage, LABEL);
      expect(all(stage, ".passkey [role=alert]")).to.deep.equal([]);
      expect(executor.responses).to.deep.equal([]);
    });
  });
});
