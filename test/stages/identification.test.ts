import { expect } from "@open-wc/testing";
import identification from "../../mocks/challenges/identification.js";
import { locales } from "../../src/i18n/locales.js";
import { english, translation } from "../../src/i18n/translation.js";
import { all, input, one, show, submit, targets, until, words } from "../flow.js";

const { states } = identification;

describe("identification", () => {
  afterEach(() => Object.assign(translation, english));

  it("asks for a name, and sends it as uid_field", async () => {
    const { executor, stage } = await show(states.minimal);
    expect(words(one(stage, "h1"))).to.equal("Welcome to Example");
    expect(words(one(stage, "label[for=ak-uidField]"))).to.equal("Username or email");
    expect(words(one(stage, "[type=submit]"))).to.equal("Log in");
    input(stage, "uidField").value = "ada";
    submit(stage);
    expect(await executor.sent()).to.deep.equal({ component: "ak-stage-identification", uid_field: "ada" });
  });

  it("asks for the password in the same form where the flow wants both", async () => {
    const { executor, stage } = await show(states.combined);
    input(stage, "uidField").value = "ada";
    input(stage, "password").value = " analytical ";
    submit(stage);
    expect(await executor.sent()).to.deep.equal({
      component: "ak-stage-identification",
      uid_field: "ada",
      password: " analytical ",
    });
  });

  it("names every identifier that is accepted", async () => {
    const { stage } = await show(states.everything);
    expect(words(one(stage, "label[for=ak-uidField]"))).to.equal("Username, email, or UPN");
  });

  it("lists the identifiers as the language of the page does", async () => {
    for (const [locale, label] of [
      ["de-DE", "Benutzername, E-Mail oder UPN"],
      ["ja-JP", "ユーザー名、メール、またはUPN"],
      ["fa", "نام کاربری،\u200f ایمیل، یا UPN"],
    ] as const) {
      Object.assign(translation, await locales[locale]?.());
      const { stage } = await show(states.everything);
      expect(words(one(stage, "label[for=ak-uidField]"))).to.equal(label);
    }
  });

  it("asks for an address where only e-mail addresses are accepted", async () => {
    const { stage } = await show(states.emailOnly);
    expect(input(stage, "uidField").inputMode).to.equal("email");
    expect(input(stage, "uidField").autocomplete).to.equal("username");
    expect(words(one(stage, "label[for=ak-uidField]"))).to.equal("Email");
  });

  it("offers the name that the server knows", async () => {
    const { executor, stage } = await show(states.prefilled);
    submit(stage);
    expect(await executor.sent()).to.deep.equal({
      component: "ak-stage-identification",
      uid_field: "ada@example.org",
    });
  });

  it("names the application that the user signs in for", async () => {
    const { stage } = await show(states.everything);
    expect(all(stage, "p").map(words).filter(Boolean)).to.deep.equal(["Sign in to continue to Example Wiki."]);
  });

  it("explains what a name is asked for in a recovery", async () => {
    const { stage } = await show(states.recovery);
    expect(words(one(stage, "p"))).to.contain("reset your password");
    expect(words(one(stage, "[type=submit]"))).to.equal("Continue");
  });

  it("asks for nothing where only sources or a passkey lead in", async () => {
    for (const state of [states.sourcesOnly, states.passwordlessOnly]) {
      const { stage } = await show(state);
      expect(all(stage, "form, input")).to.deep.equal([]);
    }
  });

  it("has its ways out where automation finds them", async () => {
    const { stage } = await show(states.everything);
    for (const [id, slug] of Object.entries({
      passwordless: "passwordless",
      recovery: "default-recovery-flow",
      enroll: "default-enrollment-flow",
    })) {
      const link = one(stage, `a[data-ouia-component-id=${id}]`) as HTMLAnchorElement;
      expect(one(stage, `a[ouiaId=${id}]`)).to.equal(link);
      expect(link.href).to.equal(`${location.origin}/if/flow/${slug}/?next=%2Fapplication%2Fo%2Fauthorize%2F`);
    }
  });

  it("has its title and its sources where automation finds them", async () => {
    const { stage } = await show(states.everything);
    expect(words(one(stage, "[data-test-id=card-title]"))).to.equal("Welcome to Example");
    expect(words(one(stage, "[data-test-id=stage-heading]"))).to.equal("Welcome to Example");
    expect(all(stage, "fieldset[name=login-sources] button")).to.have.length(states.everything.sources.length);
  });

  it("links nowhere that is not safe to open", async () => {
    const script = "javascript:document.title='followed'";
    const { stage } = await show({
      ...states.everything,
      enroll_url: script,
      recovery_url: script,
      passwordless_url: script,
    });
    expect(targets(stage)).to.deep.equal([]);
  });

  it("shows and hides the password, and says which", async () => {
    const { stage } = await show(states.combined);
    await until(() => all(stage, "[aria-pressed]").length, "the eye did not come");
    const reveal = one(stage, "[aria-pressed]");
    const password = input(stage, "password");
    expect(reveal.getAttribute("aria-pressed")).to.equal("false");
    reveal.click();
    expect(password.type).to.equal("text");
    expect(reveal.getAttribute("aria-pressed")).to.equal("true");
    reveal.click();
    expect(password.type).to.equal("password");
    expect(reveal.getAttribute("aria-pressed")).to.equal("false");
  });

  it("offers to show the password only where the server allows it", async () => {
    const { stage } = await show({ ...states.combined, allow_show_password: false });
    expect(all(stage, "[aria-pressed]")).to.deep.equal([]);
  });
});
