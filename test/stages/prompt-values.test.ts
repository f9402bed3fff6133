import { expect } from "@open-wc/testing";
import prompts from "../../mocks/challenges/prompt.js";
import type { Challenge } from "../../src/protocol/index.js";
import { all, input, one, show, submit, until, words } from "../flow.js";
import { noteOf, put, set } from "../prompts.js";

type Prompt = Challenge<"ak-stage-prompt">["fields"][number];

const NEXT: Challenge = { component: "ak-stage-dummy", name: "next" };
const { enrollment, everyType } = prompts.states;

/** A prompt of one field. */
function ask(field: Partial<Prompt>): Challenge<"ak-stage-prompt"> {
  const empty = { field_key: "key", label: "Label", required: false, placeholder: "", initial_value: "" };
  return { ...enrollment, fields: [{ ...empty, order: 0, sub_text: "", choices: null, type: "text", ...field }] };
}

/** Shows a challenge, lets a user act. @returns what is sent, without the component */
async function answer(challenge: Challenge<"ak-stage-prompt">, act: (stage: Element) => void = () => {}) {
  const { executor, visit, stage } = await show(challenge);
  executor.reply = NEXT;
  act(stage);
  submit(stage);
  await visit.stage("ak-stage-dummy");
  const { component: _, ...response } = executor.responses[0] as Record<string, unknown>;
  return response;
}

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
