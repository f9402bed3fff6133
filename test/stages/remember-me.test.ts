import { expect } from "@open-wc/testing";
import type { Flow } from "../../mocks/executor/flow.js";
import identification from "../../mocks/challenges/identification.js";
import { all, input, one, open, playWorld, show, submit, until, words } from "../flow.js";

const KEY = "ak-remembered-identifier";

/** A login in two steps whose server lets browsers remember names. */
const flow: Flow = {
  slug: "flow",
  name: "",
  title: "",
  designation: "authentication",
  bindings: [
    { order: 0, stage: { kind: "identification", name: "name", userFields: ["username"], enableRememberMe: true } },
    { order: 1, stage: { kind: "password", name: "password" } },
    { order: 2, stage: { kind: "user_login", name: "login" } },
  ],
};

const csrf = () => /authentik_csrf=([^;]+)/.exec(document.cookie)?.[1];

/** Opens the login, and waits for the choice. */
async function openLogin() {
  const visit = await open("flow", "next=%2Fwiki");
  const stage = await visit.stage("ak-stage-identification");
  await until(() => all(stage, "[name=remember]").length === 1, "the stage does not offer to remember");
  return { visit, stage };
}

/** Goes on to the password. */
async function identify(asked: boolean) {
  const { visit, stage } = await openLogin();
  if (input(stage, "remember").checked !== asked) input(stage, "remember").click();
  input(stage, "uidField").value = "ada";
  submit(stage);
  return { visit, stage: await visit.stage("ak-stage-password") };
}

describe("remembering a name", () => {
  it("has its room before it is loaded: the button below stays where it is", async () => {
    const { stage } = await show({ ...identification.states.minimal, enable_remember_me: true });
    const top = () => one(stage, "[type=submit]").getBoundingClientRect().top;
    const tops = [top()];
    const isOffered = () => tops.push(top()) && all(stage, "[name=remember]").length === 1;
    await until(isOffered, "the stage does not offer to remember");
    expect([...new Set([...tops, top()])]).to.have.length(1);
  });

  beforeEach(() => playWorld({ flows: [flow] }));

  it("is offered where the server wants it, and nowhere else", async () => {
    const { stage } = await openLogin();
    expect(input(stage, "remember").checked, "the stage remembers no user who did not ask for it").to.be.false;
    expect(words(one(stage, "[for=ak-remember]"))).not.to.equal("");
    const { stage: other } = await show({ ...identification.states.minimal, enable_remember_me: false });
    expect(all(other, "[name=remember]")).to.deep.equal([]);
  });

  it("survives sign-in and a new CSRF token, and offers the name, which can be overwritten", async () => {
    const { visit, stage } = await identify(true);
    const before = csrf();
    input(stage, "password").value = "analytical";
    submit(stage);
    expect(await visit.left()).to.equal(`${location.origin}/wiki`);
    expect(csrf()).not.to.equal(before);
    playWorld({ flows: [flow] }); // another session
    const { stage: later } = await openLogin();
    expect(input(later, "uidField").value).to.equal("ada");
    expect(input(later, "remember").checked).to.be.true;
  });

  it("does not replace what was typed before it was there", async () => {
    localStorage.setItem(KEY, "ada");
    const visit = await open("flow");
    const stage = await visit.stage("ak-stage-identification");
    input(stage, "uidField").value = "grace";
    await until(() => all(stage, "[name=remember]").length === 1, "the stage does not offer to remember");
    expect(input(stage, "uidField").value).to.equal("grace");
  });

  it("gives way to a name that the server knows", async () => {
    localStorage.setItem(KEY, "ada");
    const { stage } = await show({
      ...identification.states.minimal,
      enable_remember_me: true,
      pending_user_identifier: "grace",
    });
    await until(() => all(stage, "[name=remember]").length === 1, "the stage does not offer to remember");
    expect(input(stage, "uidField").value).to.equal("grace");
  });

  it("ends where it is no longer wished for", async () => {
    await identify(true);
    expect(localStorage.getItem(KEY)).to.equal("ada");
    playWorld({ flows: [flow] });
    await identify(false);
    expect(localStorage.getItem(KEY)).to.be.null;
  });

  it("is cleared by “Not you?”, in one press and with the target kept", async () => {
    const { visit, stage } = await identify(true);
    all(stage, "button")
      .find((way) => words(way) === "Not you?")
      ?.click();
    expect(localStorage.getItem(KEY)).to.be.null;
    const first = await visit.stage("ak-stage-identification");
    expect(input(first, "uidField").value).to.equal("");
    expect(first.challenge.flow_info?.cancel_url).to.equal("/flows/-/cancel/?next=%2Fwiki");
  });
});
