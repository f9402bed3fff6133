import { expect } from "@open-wc/testing";
import { http } from "msw";
import captcha from "../../mocks/challenges/captcha.js";
import consent from "../../mocks/challenges/consent.js";
import identification from "../../mocks/challenges/identification.js";
import password from "../../mocks/challenges/password.js";
import setUpApp from "../../mocks/challenges/authenticator-totp.js";
import validate from "../../mocks/challenges/authenticator-validate.js";
import type { Challenge, Component, Layout, StagePrompt } from "../../src/protocol/index.js";
import { versions } from "../../mocks/executor/version.js";
import { fixtures } from "../../mocks/challenges/index.js";
import { ScriptedExecutor, all, input, one, open, playWorld, show, submit, until, words, worker } from "../flow.js";
import { press, type } from "../second-factors.js";

/** The same challenge as a server of another version sends it. */
function otherwise<C extends Component>(challenge: Challenge<C>, members: object, ...without: string[]): Challenge<C> {
  const entries = Object.entries({ ...challenge, ...members }).filter(([name]) => !without.includes(name));
  return Object.fromEntries(entries) as unknown as Challenge<C>; // of another version of the wire
}

/** A prompt of one field. */
function asking(field: Partial<StagePrompt>): Challenge<"ak-stage-prompt"> {
  const { flow_info } = password.states.first;
  return { component: "ak-stage-prompt", flow_info, fields: [field as StagePrompt] };
}

describe("servers from 2022 to 2026 are tolerated", () => {
  for (const version of versions) {
    it(`where one of ${version} plays a login to its target`, async () => {
      playWorld({ version });
      const visit = await open("default-authentication-flow", "next=/wiki/");
      const first = await visit.stage("ak-stage-identification");
      input(first, "uidField").value = "ada";
      submit(first);
      const second = await visit.stage("ak-stage-password");
      input(second, "password").value = "analytical";
      submit(second);
      expect(await visit.left()).to.equal(`${location.origin}/wiki/`);
    });
  }

  it("with a member `type`, and without", async () => {
    for (const challenge of [password.states.first, otherwise(password.states.first, { type: "native" })]) {
      const { executor, stage } = await show(challenge);
      input(stage, "password").value = "analytical";
      submit(stage);
      expect(await executor.sent()).to.deep.equal({ component: challenge.component, password: "analytical" });
    }
  });

  it("with missing `layout`, themed URLs and `cancel_url`", async () => {
    const flow_info = { title: "Welcome", background: "/files/harbour.png" };
    const { visit, stage } = await show(otherwise(password.states.first, { flow_info }));
    expect(visit.executor.layout).to.equal("stacked");
    expect(visit.executor.style.getPropertyValue("--ak-flow-background")).to.include("/files/harbour.png");
    expect(words(one(stage, ".flow-title"))).to.equal("Welcome");
    expect(all(stage, "a, button").map(words)).not.to.include("Not you?");
  });

  it("with an unknown layout, which is stacked", async () => {
    const flow_info = { ...password.states.first.flow_info, layout: "upside_down" as Layout };
    const { visit } = await show(otherwise(password.states.first, { flow_info }));
    expect(visit.executor.layout).to.equal("stacked");
  });

  it("with prompt `choices` as strings or objects", async () => {
    for (const choices of [
      ["red", "blue"],
      [{ value: "red", label: "Red" }, "blue"],
    ]) {
      const field = { field_key: "colour", label: "Colour", type: "dropdown", required: true, choices };
      const { executor, stage } = await show(asking(field as unknown as StagePrompt));
      submit(stage);
      expect(await executor.sent()).to.deep.equal({ component: "ak-stage-prompt", colour: "red" });
    }
  });

  it("with no `initial_value`, but a `placeholder` in read-only, hidden, static and locale fields", async () => {
    const sent = { text_read_only: "de", text_area_read_only: "de", hidden: "de", "ak-locale": "de" } as const;
    for (const [kind, value] of Object.entries(sent)) {
      const field = { field_key: "key", label: "", type: kind as StagePrompt["type"], placeholder: value };
      const { executor, stage } = await show(asking(field));
      submit(stage);
      const [response] = [await executor.sent()] as { key?: string }[];
      expect(response?.key, kind).to.equal(value);
    }
    const { stage } = await show(asking({ field_key: "key", type: "static", placeholder: "Read this." }));
    expect(words(one(stage, ".rich"))).to.equal("Read this.");
    const { stage: other } = await show(asking({ field_key: "key", type: "text", placeholder: "A hint" }));
    expect(input(other, "key").value).to.equal("");
  });

  it("with an unknown prompt type, which is text", async () => {
    const { stage } = await show(asking({ field_key: "key", type: "telepathy" as StagePrompt["type"] }));
    expect(input(stage, "key").type).to.equal("text");
  });

  it("with no more of identification than its fields", async () => {
    const { executor, stage } = await show(
      otherwise(
        identification.states.combined,
        { sources: [{ name: "Forge", icon_url: null, challenge: { component: "xak-flow-redirect", to: "/forge/" } }] },
        ...["captcha_stage", "passkey_challenge", "flow_designation", "allow_show_password", "show_source_labels"],
        ...["enable_remember_me", "pending_user_identifier", "primary_action"],
      ),
    );
    expect(input(stage, "uidField").autocomplete).to.equal("username");
    expect(all(stage, "[name=remember], slot[name=captcha]")).to.deep.equal([]);
    expect(all(stage, "button").map(words)).to.deep.equal(["Continue", "Continue with Forge"]);
    input(stage, "uidField").value = "ada";
    input(stage, "password").value = "analytical";
    submit(stage);
    const component = "ak-stage-identification";
    expect(await executor.sent()).to.deep.equal({ component, uid_field: "ada", password: "analytical" });
  });

  it("with a captcha without `js_url`, which is the reCAPTCHA script, and without `interactive`", async () => {
    const asked: string[] = [];
    worker.use(
      http.get("https://www.recaptcha.net/recaptcha/api.js", ({ request }) => {
        asked.push(request.url);
        return new Promise<never>(() => {}); // a failure would take the place of what is said meanwhile
      }),
    );
    const { stage } = await show(otherwise(captcha.states.first, {}, "js_url", "interactive"));
    await until(() => asked.length === 1, "the page did not ask for the script");
    expect(words(one(stage, "[role=status]"))).not.to.equal("");
  });

  it("with devices without `last_used`, and with an unknown device class, which is explained", async () => {
    const device_challenges = [
      { device_class: "telepathy", device_uid: "1", challenge: {} },
      { device_class: "sms", device_uid: "4", challenge: {} },
    ];
    const { executor, stage } = await show(otherwise(validate.states.sms, { device_challenges }));
    // The only one that can be used is.
    expect(await executor.sent()).to.deep.include({
      selected_challenge: { device_class: "sms", device_uid: "4", challenge: {}, last_used: null },
    });
    await until(() => !stage.busy, "no reply came");
    press(stage, "Use another method");
    await stage.updateComplete;
    expect(words(one(stage, ".choices"))).to.include("This method isn't supported here");
  });

  it("with a consent without `token`", async () => {
    const { executor, stage } = await show(otherwise(consent.states.permissions, {}, "token"));
    submit(stage);
    expect(await executor.sent()).to.deep.equal({ component: "ak-stage-consent" });
  });

  it("with no `final_redirect`", async () => {
    new ScriptedExecutor({ component: "xak-flow-redirect", to: "/wiki/" });
    const visit = await open("flow");
    expect(await visit.left()).to.equal(`${location.origin}/wiki/`);
  });

  it("which are sent codes as strings without spaces", async () => {
    for (const [challenge, component] of [
      [setUpApp.states.first, "ak-stage-authenticator-totp"],
      [validate.states.totp, "ak-stage-authenticator-validate"],
      [codeFixture("ak-stage-authenticator-sms"), "ak-stage-authenticator-sms"],
      [codeFixture("ak-stage-authenticator-email"), "ak-stage-authenticator-email"],
    ] as const) {
      const { executor, stage } = await show(challenge as Challenge);
      type(input(stage, "code"), " 012 345");
      expect(await executor.sent(), component).to.deep.equal({ component, code: "012345" });
    }
  });
});

/** The state of a set-up that waits for the code of a known address. */
function codeFixture(component: Component): Challenge {
  const { known } = fixtures.find((it) => it.component === component)?.states ?? {};
  if (!known) throw new Error(`${component} knows no address`);
  return known;
}
