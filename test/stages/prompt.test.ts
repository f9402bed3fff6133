import { expect } from "@open-wc/testing";
import prompts from "../../mocks/challenges/prompt.js";
import type { PolicyBinding } from "../../mocks/executor/flow.js";
import type { PromptField } from "../../mocks/executor/flow-stages.js";
import { all, input, one, open, playWorld, show, submit, until, words } from "../flow.js";
import { noteOf, put, set } from "../prompts.js";

const { enrollment, everyType } = prompts.states;

const flow = { slug: "asks", name: "", title: "Asks", designation: "stage_configuration" } as const;

const password = (fieldKey: string): PromptField => ({ fieldKey, label: fieldKey, type: "password" });

/** A flow that asks these fields and ends. */
function playPrompt(fields: readonly PromptField[], validationPolicies: readonly PolicyBinding[] = []) {
  const stage = { kind: "prompt" as const, name: "prompt", fields, validationPolicies };
  playWorld({ flows: [{ ...flow, bindings: [{ order: 0, stage }] }] });
  return open("asks");
}

describe("a prompt", () => {
  it("signs a user up: credentials, then details, and is signed in", async () => {
    const visit = await open("default-enrollment-flow", "next=%2Fif%2Fuser%2F");
    const first = await visit.stage("ak-stage-prompt");
    set(first, "username", "grace");
    set(first, "password", "nanosecond");
    set(first, "password_repeat", "nanosecond");
    submit(first);
    await until(() => visit.root.querySelector("ak-stage-prompt") !== first);
    const second = await visit.stage("ak-stage-prompt");
    set(second, "name", "Grace Hopper");
    set(second, "email", "grace@example.org");
    submit(second);
    expect(await visit.left()).to.equal(`${location.origin}/if/user/`);
    expect(await (await fetch("/if/user/")).text()).to.include("Grace Hopper");
  });

  it("sends every type as the server takes it", async () => {
    const visit = await open("demo-prompts");
    const stage = await visit.stage("ak-stage-prompt");
    const texts = {
      nickname: " Ada ",
      username: "countess",
      email: "ada@example.org",
      password: "bernoulli",
      password_repeat: "bernoulli",
      age: "36",
      birthday: "1815-12-10",
      callback: "1843-07-10T12:30",
      country: "France",
    };
    for (const [name, value] of Object.entries(texts)) set(stage, name, value);
    put(stage, "attributes.photo", new File(["engine"], "photo.png", { type: "image/png" }));
    submit(stage);
    expect(await visit.left()).to.equal(`${location.origin}/`);
  });

  it("keeps what was typed when it is refused, and tells each reason beside its field", async () => {
    const visit = await open("demo-prompts");
    const stage = await visit.stage("ak-stage-prompt");
    set(stage, "nickname", "Ada");
    set(stage, "username", "ada");
    set(stage, "email", "ada@engine");
    set(stage, "password", "bernoulli");
    set(stage, "password_repeat", "bernoulli");
    submit(stage);
    await until(() => input(stage, "username").ariaInvalid === "true");
    expect(noteOf(stage, "username")).to.equal("Username is already taken.");
    expect(noteOf(stage, "email")).to.equal("Enter a valid email address.");
    expect(input(stage, "nickname").value).to.equal("Ada");
    expect(input(stage, "password").value).to.equal("bernoulli");
    expect(stage.shadowRoot?.activeElement).to.equal(input(stage, "username"));
  });

  it("says so when passwords do not match, and when a policy refuses without a message (the empty errors trap)", async () => {
    const policies: PolicyBinding[] = [{ name: "silent", passes: false }];
    const visit = await playPrompt(["password", "password_repeat"].map(password), policies);
    const stage = await visit.stage("ak-stage-prompt");
    set(stage, "password", "one");
    set(stage, "password_repeat", "two");
    submit(stage);
    await until(() => words(all(stage, "[role=alert]")[0]) === "Passwords don't match.");
    set(stage, "password_repeat", "one");
    submit(stage);
    await until(() => words(all(stage, "[role=alert]")[0]).startsWith("This was not accepted."));
  });

  it("asks to check a box where the server calls it an empty field", async () => {
    const response_errors = { newsletter: [{ string: "This field is required.", code: "required" }] };
    const { stage } = await show({ ...everyType, response_errors });
    expect(words(one(stage, "#ak-newsletter-error"))).to.equal("Please check this box.");
  });

  it("keeps what was typed with its field if a refusal comes with other fields", async () => {
    const [name, secret, secretAgain] = enrollment.fields;
    if (!name || !secret || !secretAgain) throw new Error("the fixture has fewer fields");
    const box = { ...name, type: "checkbox", field_key: "agree", required: false } as const;
    const { executor, stage } = await show({ ...enrollment, fields: [secret, box, name] });
    set(stage, secret.field_key, "bernoulli");
    set(stage, name.field_key, "countess");
    one(stage, "[name=agree]").click();
    const response_errors = { [name.field_key]: [{ string: "Username is already taken.", code: "invalid" }] };
    executor.reply = { ...enrollment, fields: [name, box, secretAgain], response_errors };
    submit(stage);
    await until(() => input(stage, name.field_key).ariaInvalid === "true");
    expect(input(stage, name.field_key).value).to.equal("countess");
    expect(input(stage, name.field_key).type).to.equal("text");
    expect(input(stage, secretAgain.field_key).value).to.equal("");
    expect(input(stage, "agree").checked).to.be.true;
  });

  it("keeps a password that the user has shown, and goes on showing it, if a refusal comes with other fields", async () => {
    const [name, secret] = enrollment.fields;
    if (!name || !secret) throw new Error("the fixture has fewer fields");
    const { executor, stage } = await show({ ...enrollment, fields: [secret] });
    set(stage, secret.field_key, "bernoulli");
    one(stage, ".eye").click();
    const response_errors = { [secret.field_key]: [{ string: "Too short.", code: "invalid" }] };
    executor.reply = { ...enrollment, fields: [name, secret], response_errors };
    submit(stage);
    await until(() => input(stage, secret.field_key).ariaInvalid === "true");
    expect(input(stage, secret.field_key).value).to.equal("bernoulli");
    expect(input(stage, secret.field_key).type).to.equal("text");
    one(stage, ".eye").click();
    expect(input(stage, secret.field_key).type).to.equal("password");
  });

  it("tells the reasons above the form if the field that was refused cannot show them", async () => {
    const [field] = enrollment.fields;
    if (!field) throw new Error("the fixture has no fields");
    for (const type of ["hidden", "separator", "static", "alert_info"] as const) {
      const fields = [field, { ...field, type, field_key: "other" }];
      const response_errors = { other: [{ string: `Refused: ${type}`, code: "invalid" }] };
      const { stage } = await show({ ...enrollment, fields, response_errors });
      expect(all(stage, "[role=alert]").map(words)).to.deep.equal([`Refused: ${type}`]);
    }
  });

  it("is not sent by an Enter that the user holds down since the step before, except for new lines", async () => {
    const { stage } = await show(everyType);
    const isStopped = (field: Element, repeat: boolean) => {
      const init = { key: "Enter", repeat, bubbles: true, composed: true, cancelable: true };
      return !field.dispatchEvent(new KeyboardEvent("keydown", init));
    };
    expect(isStopped(input(stage, "nickname"), true)).to.be.true;
    expect(isStopped(input(stage, "nickname"), false)).to.be.false;
    expect(isStopped(one(stage, "textarea"), true)).to.be.false;
  });

  it("does not call an empty response_errors of a first rendering a refusal", async () => {
    const { stage } = await show(enrollment);
    expect(all(stage, "[role=alert]")).to.deep.equal([]);
  });
});

describe("HTML in a prompt", () => {
  it("is cleaned: nothing runs, nothing joins the form, links open beside the page", async () => {
    const { stage } = await show(prompts.states.hostile);
    await until(() => all(stage, "label").length && words(one(stage, "label")).includes("Agree"));
    await until(() => all(stage, ".rich a").length > 0);
    expect(all(stage, "script, svg, [onerror], form form")).to.deep.equal([]);
    expect(all(stage, "button")).to.have.length(1);
    expect(one(stage, ".rich a").getAttribute("href")).to.equal(null);
    expect("hostile" in window).to.be.false;
  });

  it("has links that open in a new tab, which does not learn who opened it", async () => {
    const { stage } = await show(everyType);
    const find = () => all<HTMLAnchorElement>(stage, "label a")[0];
    await until(find);
    expect(find()?.href).to.equal("https://example.org/terms");
    expect(find()?.target).to.equal("_blank");
    expect(find()?.relList.contains("noopener")).to.be.true;
  });
});

describe("passwords in a prompt", () => {
  it("are new to password managers, who find the name beside them", async () => {
    const { stage } = await show(enrollment);
    const tokens = all<HTMLInputElement>(stage, "form input").map((field) => field.autocomplete);
    expect(tokens).to.deep.equal(["username", "new-password", "new-password"]);
  });

  it("can be looked at, by a button outside the form", async () => {
    const { stage } = await show(enrollment);
    const reveal = one(stage, "button.eye");
    expect(reveal.closest("form")).to.equal(null);
    reveal.click();
    const types = ["password", "password_repeat"].map((name) => input(stage, name).type);
    expect(types).to.deep.equal(["text", "text"]);
    if (!CSS.supports("anchor-name: --any")) return;
    const [eye, field] = [reveal, input(stage, "password")].map((it) => it.getBoundingClientRect());
    expect([eye?.top, eye?.bottom, eye?.right]).to.deep.equal([field?.top, field?.bottom, field?.right]);
  });

  it("tell that Caps Lock is on while one is typed", async () => {
    const { stage } = await show(enrollment);
    const press = (modifierCapsLock: boolean) =>
      input(stage, "password").dispatchEvent(new KeyboardEvent("keydown", { key: "A", modifierCapsLock }));
    const hint = one(stage, "#ak-password-caps-lock");
    expect(hint.role).to.equal("status");
    press(true);
    expect(words(hint)).to.equal("Caps Lock is on.");
    press(false);
    expect(words(hint)).to.equal("");
  });
});
