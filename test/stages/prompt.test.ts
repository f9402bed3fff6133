import { expect } from "@open-wc/testing";
import prompts from "../../mocks/challenges/prompt.js";
import type { PolicyBinding } from "../../mocks/executor/flow.js";
import type { PromptField } from "../../mocks/executor/flow-stages.js";
import type { Challenge } from "../../src/protocol/index.js";
import { all, input, one, open, playWorld, show, submit, until, words } from "../flow.js";

type Prompt = Challenge<"ak-stage-prompt">["fields"][number];

const NEXT: Challenge = { component: "ak-stage-dummy", name: "next" };
const { enrollment, everyType } = prompts.states;

/** A prompt of one field. */
function ask(field: Partial<Prompt>): Challenge<"ak-stage-prompt"> {
  const empty = { field_key: "key", label: "Label", required: false, placeholder: "", initial_value: "" };
  return { ...enrollment, fields: [{ ...empty, order: 0, sub_text: "", choices: null, type: "text", ...field }] };
}

/** Shows a challenge, lets a person act, and tells what is sent without the component. */
async function answer(challenge: Challenge<"ak-stage-prompt">, act: (stage: Element) => void = () => {}) {
  const { executor, visit, stage } = await show(challenge);
  executor.reply = NEXT;
  act(stage);
  submit(stage);
  await visit.stage("ak-stage-dummy");
  const { component: _, ...response } = executor.responses[0] as Record<string, unknown>;
  return response;
}

const flow = { slug: "asks", name: "", title: "Asks", designation: "stage_configuration" } as const;

const password = (fieldKey: string): PromptField => ({ fieldKey, label: fieldKey, type: "password" });

/** A flow that asks these fields and ends. */
function playPrompt(fields: readonly PromptField[], validationPolicies: readonly PolicyBinding[] = []) {
  const stage = { kind: "prompt" as const, name: "prompt", fields, validationPolicies };
  playWorld({ flows: [{ ...flow, bindings: [{ order: 0, stage }] }] });
  return open("asks");
}

function set(stage: Element, name: string, value: string) {
  for (const field of all<HTMLInputElement>(stage, `[name="${name}"]`)) field.value = value;
}

function put(stage: Element, name: string, file: File) {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  input(stage, name).files = transfer.files;
}

function noteOf(stage: Element, name: string): string {
  const field = one(stage, `[name="${name}"]`);
  const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => words(one(stage, `#${CSS.escape(id)}`))).join(" ");
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

  it("does not call an empty response_errors of a first rendering a refusal", async () => {
    const { stage } = await show(enrollment);
    expect(all(stage, "[role=alert]")).to.deep.equal([]);
  });
});

describe("traps of prompts", () => {
  it("an unchecked checkbox is sent as false, whatever its initial value", async () => {
    const challenge = ask({ type: "checkbox", initial_value: "True" });
    expect(await answer(challenge, (stage) => (input(stage, "key").checked = false))).to.deep.equal({ key: false });
    expect(await answer(challenge)).to.deep.equal({ key: true });
  });

  it("a cleared text is sent as blank, lest the initial value take its place", async () => {
    for (const type of ["text", "text_area", "email"] as const) {
      const challenge = ask({ type, initial_value: "ada@example.org" });
      expect(await answer(challenge, (stage) => set(stage, "key", ""))).to.deep.equal({ key: "" });
    }
  });

  it("optional username, number, date, date-time, file and choice are left out when they are empty", async () => {
    const choices = [{ value: "a", label: "A" }];
    for (const type of ["username", "number", "date", "date-time", "file", "dropdown", "radio-button-group"] as const) {
      expect(await answer(ask({ type, choices })), type).to.deep.equal({});
    }
    expect(await answer(ask({ type: "password" })), "one password").to.deep.equal({});
  });

  it("exactly two password fields are always both sent", async () => {
    const pair = ["key", "repeat"].flatMap((field_key) => ask({ type: "password", field_key }).fields);
    const challenge = { ...enrollment, fields: pair };
    expect(await answer(challenge)).to.deep.equal({ key: "", repeat: "" });
  });

  it("a number is sent as a number, and as digits where it is too large for one", async () => {
    const challenge = ask({ type: "number" });
    expect(await answer(challenge, (stage) => set(stage, "key", "42"))).to.deep.equal({ key: 42 });
    expect(await answer(challenge, (stage) => set(stage, "key", "0"))).to.deep.equal({ key: 0 });
    const large = "12345678901234567890";
    expect(await answer(challenge, (stage) => set(stage, "key", large))).to.deep.equal({ key: large });
  });

  for (const value of ["", "false", "False", "0", "no"]) {
    it(`a checkbox of initial value "${value}" is not checked`, async () => {
      const { stage } = await show(ask({ type: "checkbox", initial_value: value }));
      expect(input(stage, "key").checked).to.be.false;
    });
  }

  it("a checkbox of any other initial value is checked", async () => {
    const { stage } = await show(ask({ type: "checkbox", initial_value: "true" }));
    expect(input(stage, "key").checked).to.be.true;
  });

  it("a default that is not a choice selects the first one", async () => {
    expect(await answer(prompts.states.defaultIsNoChoice)).to.deep.equal({ plan: "free", again: "free" });
  });

  it("required read-only fields without an initial value are sent with some text", async () => {
    for (const type of ["text_read_only", "text_area_read_only"] as const) {
      const { key } = (await answer(ask({ type, required: true }))) as { key: string };
      expect(key.trim()).not.to.equal("");
      expect(await answer(ask({ type, initial_value: "1\n2" }))).to.deep.equal({
        key: type === "text_read_only" ? "12" : "1\n2",
      });
    }
  });

  it("a file is sent as data: URL", async () => {
    const response = await answer(ask({ type: "file" }), (stage) =>
      put(stage, "key", new File(["engine"], "notes.txt", { type: "text/plain" })),
    );
    expect(response).to.deep.equal({ key: `data:text/plain;base64,${btoa("engine")}` });
  });

  it("a file that is larger than servers usually take is sent: the limit is theirs", async () => {
    const response = await answer(ask({ type: "file" }), (stage) =>
      put(stage, "key", new File([new Uint8Array(11 * 1024 * 1024)], "film.mov")),
    );
    expect((response as { key: string }).key.length).to.be.above(11 * 1024 * 1024);
  });

  it("a file that cannot be read is called by its name, and another one is sent", async () => {
    const { executor, stage } = await show(ask({ type: "file" }));
    const { readAsDataURL } = FileReader.prototype; // eslint-disable-line @typescript-eslint/unbound-method -- put back
    FileReader.prototype.readAsDataURL = () => {
      throw new DOMException("It was changed", "NotReadableError");
    };
    put(stage, "key", new File(["text"], "gone.txt"));
    submit(stage);
    await until(
      () => all(stage, "[role=alert]").some((it) => words(it).includes("“gone.txt” cannot be read.")),
      "nothing was said",
    );
    FileReader.prototype.readAsDataURL = readAsDataURL;
    expect(stage.busy).to.be.false;
    expect(executor.responses).to.deep.equal([]);
    put(stage, "key", new File(["text"], "there.txt"));
    submit(stage);
    expect(await executor.sent()).to.have.property("key");
  });

  it("a file that is too large for any browser is said beside its field, and nothing is sent", async () => {
    const { executor, stage } = await show(ask({ type: "file" }));
    const part = new Blob([new Uint8Array(16 * 1024 * 1024)]);
    put(stage, "key", new File([...Array<Blob>(16).fill(part), "and one more"], "film.mov"));
    submit(stage);
    await until(() => input(stage, "key").ariaInvalid === "true");
    expect(noteOf(stage, "key")).to.include("larger than 256 MB");
    expect(stage.busy).to.be.false;
    expect(executor.responses).to.deep.equal([]);
  });

  it("shows how far a file is read", async () => {
    const { executor, visit, stage } = await show(ask({ type: "file" }));
    executor.reply = NEXT;
    put(stage, "key", new File([new Uint8Array(1024 * 1024)], "photo.png"));
    submit(stage);
    expect(one(stage, "progress").hidden).to.be.false;
    expect(stage.busy).to.be.true;
    await visit.stage("ak-stage-dummy");
  });

  it("an automatic language is sent as blank, also where one is required", async () => {
    const challenge = ask({ type: "ak-locale", required: true });
    expect(await answer(challenge)).to.deep.equal({ key: "" });
    expect(await answer(challenge, (stage) => set(stage, "key", "de-DE"))).to.deep.equal({ key: "de-DE" });
    const known = ask({ type: "ak-locale", initial_value: "eo" });
    expect(await answer(known)).to.deep.equal({ key: "eo" });
  });

  it("keys with dots stay flat", async () => {
    const response = await answer(ask({ field_key: "attributes.settings.color", initial_value: "red" }));
    expect(response).to.deep.equal({ "attributes.settings.color": "red" });
  });

  it("separators, texts and alerts are shown and not sent, what is hidden is not shown", async () => {
    const silent = everyType.fields.filter(({ type }) => /separator|static|alert|hidden/.test(type));
    const { stage } = await show({ ...enrollment, fields: silent });
    await until(() => words(one(stage, "form")).includes("This cannot be undone."));
    const text = words(one(stage, "form"));
    for (const said of ["Welcome, Ada.", "Read carefully.", "Details", "Warning"]) expect(text).to.include(said);
    expect(await answer({ ...enrollment, fields: silent })).to.deep.equal({ campaign: "spring" });
  });

  it("a moment is sent with its zone; one that the user did not change goes back as it came", async () => {
    const { key } = await answer(ask({ type: "date-time" }), (stage) => set(stage, "key", "2026-08-01T12:30"));
    expect(key).to.equal(new Date("2026-08-01T12:30").toISOString());
    for (const initial of ["2026-08-01T12:30:00Z", "2026-08-01 12:30:00+02:00", "2026-08-01T12:30:15"]) {
      expect(await answer(ask({ type: "date-time", initial_value: initial }))).to.deep.equal({ key: initial });
    }
  });

  it("a type that this page does not know is text", async () => {
    const challenge = ask({ type: "telepathy" as Prompt["type"], initial_value: "think" });
    expect(await answer(challenge)).to.deep.equal({ key: "think" });
  });

  it("older servers have choices that are texts, and no initial values", async () => {
    const choices = ["red", "blue"] as unknown as Prompt["choices"];
    expect(await answer(ask({ type: "dropdown", choices, required: true }))).to.deep.equal({ key: "red" });
    const challenge = ask({ type: "text_read_only", placeholder: "C-1042" });
    const [{ initial_value: _, ...older }] = challenge.fields as [Prompt];
    expect(await answer({ ...challenge, fields: [older as Prompt] })).to.deep.equal({ key: "C-1042" });
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
    const reveal = one(stage, "button[aria-pressed]");
    expect(reveal.closest("form")).to.equal(null);
    reveal.click();
    const types = ["password", "password_repeat"].map((name) => input(stage, name).type);
    expect(types).to.deep.equal(["text", "text"]);
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
