import { expect } from "@open-wc/testing";
import identification from "../../mocks/challenges/identification.js";
import { ScriptedExecutor, input, one, open, show, submit, until } from "../flow.js";
import { Requests } from "./requests.js";
import { VirtualAuthenticator, hasVirtualAuthenticators } from "./authenticator.js";

const { passkey, passkeyRefused, everything } = identification.states;

describe("Passkeys among the browser's suggestions", () => {
  let requests: Requests;
  let authenticator: VirtualAuthenticator | undefined;

  beforeEach(async () => {
    // Its user does not touch it, so that requests stay pending.
    if (hasVirtualAuthenticators) {
      authenticator = await VirtualAuthenticator.add({ automaticPresenceSimulation: false });
    }
    requests = new Requests();
  });
  afterEach(async () => {
    requests.stop();
    await authenticator?.remove();
  });

  it("are announced by the last word of the identifier's autocomplete", async () => {
    const { stage } = await show(passkey);
    expect(input(stage, "uidField").autocomplete).to.equal("username webauthn");
  });

  it("are not announced if the server offers none", async () => {
    const { stage } = await show(identification.states.minimal);
    expect(input(stage, "uidField").autocomplete).to.equal("username");
    expect(requests.log).to.deep.equal([]);
  });

  it("are asked for once per challenge, however often the stage renders", async () => {
    const { visit, stage } = await show(passkey);
    await begun(1);
    visit.executor.theme = "dark";
    await visit.executor.updateComplete;
    await stage.updateComplete;
    stage.busy = true;
    await stage.updateComplete;
    stage.busy = false;
    stage.requestUpdate();
    await stage.updateComplete;
    expect(requests.log).to.deep.equal(["begin"]);
  });

  it("are no longer asked for when the form is sent, and asked for anew when it is refused", async () => {
    const { executor, stage } = await show(passkey);
    executor.reply = passkeyRefused;
    const push = executor.responses.push.bind(executor.responses);
    executor.responses.push = (...responses) => {
      requests.log.push("sent");
      return push(...responses);
    };
    await begun(1);
    signIn(stage);
    await begun(2);
    expect(requests.log).to.deep.equal(["begin", "end", "sent", "begin"]);
    expect(executor.responses).to.have.length(1);
  });

  it("cause one response on a double click", async () => {
    const { executor, stage } = await show(passkey);
    executor.reply = passkeyRefused;
    await begun(1);
    signIn(stage);
    submit(stage);
    await begun(2);
    expect(executor.responses).to.have.length(1);
  });

  it("are no longer asked for when the user chooses a source", async () => {
    const { visit, stage } = await show({ ...everything, passkey_challenge: passkey.passkey_challenge });
    await begun(1);
    visit.executor.addEventListener("ak-challenge", () => requests.log.push("presented"));
    one(stage, ".sources [name=source-example-directory]").click();
    await visit.left();
    expect(requests.log).to.deep.equal(["begin", "end", "presented"]);
  });

  it("are no longer asked for when the flow is removed", async () => {
    const { visit } = await show(passkey);
    await begun(1);
    visit.executor.remove();
    await until(() => requests.count("end") === 1, "the request went on");
  });

  it("do not keep the user waiting for an extension that ignores the end of its request", async () => {
    requests.stop();
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = () => new Promise(() => requests.log.push("begin"));
    try {
      const { executor, stage } = await show(passkey);
      await begun(1);
      signIn(stage);
      await until(() => executor.responses.length === 1, "nothing was sent");
    } finally {
      navigator.credentials.get = get;
    }
  });

  it("are left out without a complaint if the browser has no such suggestions", async () => {
    const ask = Object.getOwnPropertyDescriptor(PublicKeyCredential, "isConditionalMediationAvailable");
    Reflect.deleteProperty(PublicKeyCredential, "isConditionalMediationAvailable");
    try {
      const { executor, stage } = await show(passkey);
      signIn(stage);
      await until(() => executor.responses.length === 1, "nothing was sent");
      expect(requests.log).to.deep.equal([]);
    } finally {
      if (ask) Object.defineProperty(PublicKeyCredential, "isConditionalMediationAvailable", ask);
    }
  });

  it("delay nothing until the browser knows whether it has them", async () => {
    const ask = PublicKeyCredential.isConditionalMediationAvailable.bind(PublicKeyCredential);
    let answer = (_: boolean) => {};
    PublicKeyCredential.isConditionalMediationAvailable = () => new Promise((resolve) => (answer = resolve));
    try {
      const { executor, stage } = await show(passkey);
      signIn(stage);
      await until(() => executor.responses.length === 1, "the form waited");
      answer(true);
      expect(requests.log).to.deep.equal([]);
    } finally {
      PublicKeyCredential.isConditionalMediationAvailable = ask;
    }
  });

  it("are asked for anew when the server sends the challenge again", async () => {
    new ScriptedExecutor(passkey);
    const visit = await open("flow");
    const stage = await visit.stage("ak-stage-identification");
    await begun(1);
    stage.challenge = passkeyRefused;
    await begun(2);
    expect(requests.log).to.deep.equal(["begin", "end", "begin"]);
  });

  function signIn(stage: Element): void {
    input(stage, "uidField").value = "ada";
    input(stage, "password").value = "analytical";
    submit(stage);
  }

  function begun(times: number): Promise<void> {
    return until(() => requests.count("begin") === times, `there were not ${times} requests`);
  }
});
