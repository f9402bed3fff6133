import { expect } from "@open-wc/testing";
import fixture from "../../mocks/challenges/provider-saml-native-logout.js";
import type { NativeLogoutChallenge } from "../../src/protocol/index.js";
import { ScriptedExecutor, all, one, open, show, until, words } from "../flow.js";
import { nextStep } from "./every/state.js";

const { post, answer, nowhere, script, complete, refused } = fixture.states;

function sent(stage: Element): Record<string, unknown> {
  return Object.fromEntries(new FormData(one(stage, "form") as HTMLFormElement));
}

describe("signing out of one SAML service after the other", () => {
  it("posts the request, and sends no response to the executor", async () => {
    const { executor, visit, stage } = await show(post);
    expect(await visit.left()).to.equal(post.post_url);
    expect(sent(stage)).to.deep.equal({ SAMLRequest: post.saml_request, RelayState: post.saml_relay_state });
    expect(words(one(stage, "[role=status]"))).to.contain("Example Wiki");
    expect(executor.responses).to.deep.equal([]);
  });

  it("posts the response to a request", async () => {
    const { visit, stage } = await show(answer);
    await visit.left();
    expect(sent(stage)).to.deep.equal({ SAMLResponse: answer.saml_response });
  });

  it("follows a redirect", async () => {
    new ScriptedExecutor({
      component: "ak-provider-saml-native-logout",
      saml_binding: "redirect",
      redirect_url: "https://forge.example.org/slo?SAMLRequest=fZ",
    });
    const visit = await open("flow");
    expect(await visit.left()).to.equal("https://forge.example.org/slo?SAMLRequest=fZ");
  });

  it("understands servers that say binding and relay_state", async () => {
    const older = { ...answer, saml_binding: undefined, binding: "post", relay_state: "back" };
    const { visit, stage } = await show(older as unknown as NativeLogoutChallenge); // of another version of the wire
    expect(await visit.left()).to.equal(post.post_url);
    expect(sent(stage)).to.deep.equal({ SAMLResponse: answer.saml_response, RelayState: "back" });
  });

  it("responds once when it is complete", async () => {
    const executor = new ScriptedExecutor(complete, nextStep);
    const visit = await open("flow");
    await visit.stage(nextStep.component);
    expect(executor.responses).to.deep.equal([{ component: complete.component }]);
  });

  it("stops at a refusal, until the user tries again", async () => {
    const { executor, stage } = await show(refused);
    expect(executor.responses).to.deep.equal([]);
    one(stage, "button").click();
    await until(() => executor.responses.length, "nothing was sent");
  });

  const bindings = {
    "no binding": nowhere,
    "an unknown one": { ...post, saml_binding: "soap" },
    "an unsafe address": script,
  };
  for (const [what, challenge] of Object.entries(bindings)) {
    it(`trap: each GET consumes one service, so the way on from ${what} is to ask for the next`, async () => {
      const { executor, visit, stage } = await show(challenge as NativeLogoutChallenge);
      expect(words(one(stage, "[role=alert]"))).to.contain("couldn't sign you out of Example Wiki");
      expect(all(stage, "form")).to.deep.equal([]);
      expect(visit.target).to.equal(undefined);
      executor.question = nextStep;
      one(stage, "button").click();
      await visit.stage(nextStep.component);
      expect(executor.responses).to.deep.equal([]);
    });
  }
});
