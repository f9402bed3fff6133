import { LARGEST_FILE, Stage, alert, carryOver, checkStyles, completePrompt } from "../src/stage/index.js";
import { controlsIn, eyeButton, html, judgePasswords, list, msg, namesUser, nothing } from "../src/stage/index.js";
import { number, passwordStyles, promptFields, promptStyles, promptValue, readFile } from "../src/stage/index.js";
import { stopHeldEnter, str, submit, userStyles, usernameField } from "../src/stage/index.js";
import type { Reason, StagePrompt } from "../src/stage/index.js";

/** By field. No plain object, because it would lose a field called __proto__. */
type Answers = Map<string, string | number | boolean>;

/** Asks for whatever an administrator wants to know. */
export default class PromptStage extends Stage<"ak-stage-prompt"> {
  static override styles = [Stage.styles, checkStyles, passwordStyles, promptStyles, userStyles];

  /** Keys of files that are larger than any browser can send. */
  #tooLarge: readonly string[] = [];
  /** A file that could not be read, since it was moved or changed. */
  #unreadable: File | undefined;

  constructor() {
    super();
    // By functions of its own: in compatibility mode, a function keeps every element that it listens to.
    this.addEventListener("keydown", (event) => stopHeldEnter(event));
    this.addEventListener("input", () => judgePasswords(this.renderRoot));
  }

  protected override template() {
    const fields = this.#fields;
    return html`
      ${this.#isRefusedWithoutReason ? alert("danger", msg("This was not accepted. Please check what you entered.")) : nothing}
      ${this.#unreadable ? alert("danger", msg(html`“<bdi>${this.#unreadable.name}</bdi>” cannot be read. Please choose the file again.`)) : nothing}
      ${this.form(html`
        ${fields.some(isPassword) && !fields.some(namesUser) ? usernameField(this.identifier) : nothing}
        ${promptFields(fields, (name) => this.errors(name))} ${submit(msg("Continue"))}
      `)}
      ${fields.some(isPassword) ? eyeButton() : nothing}
    `;
  }

  protected override update(changed: Map<PropertyKey, unknown>) {
    const before = controlsIn(this.renderRoot);
    super.update(changed);
    carryOver(before, controlsIn(this.renderRoot));
  }

  protected override errors(name: string): readonly Reason[] {
    const errors = super.errors(name);
    if (!this.#tooLarge.includes(name)) return errors;
    const size = number(LARGEST_FILE / 1024 / 1024);
    return [{ string: msg(str`This file is larger than ${size} MB. Please choose a smaller one.`), isOurs: true }];
  }

  protected override response(form: FormData) {
    const fields = this.#fields;
    const isPair = fields.filter(isPassword).length === 2;
    const answers: Answers = new Map();
    const files: [key: string, file: File][] = [];
    for (const prompt of fields) {
      const entry = form.get(prompt.field_key);
      const value = promptValue(prompt, entry, isPair);
      if (value !== undefined) answers.set(prompt.field_key, value);
      if (entry instanceof File && entry.size) files.push([prompt.field_key, entry]);
    }
    this.#tooLarge = files.filter(([, file]) => file.size > LARGEST_FILE).map(([key]) => key);
    this.#unreadable = undefined;
    this.requestUpdate();
    return files.length ? this.#read(files, answers) : Object.fromEntries(answers);
  }

  get #fields() {
    return list(this.challenge.fields).map(completePrompt);
  }

  /** A server whose policies refuse need not say why. */
  get #isRefusedWithoutReason() {
    const errors = this.challenge.response_errors;
    return errors && !Object.values(errors).some((reasons) => list(reasons).length);
  }

  async #read(files: [key: string, file: File][], answers: Answers) {
    if (this.#tooLarge.length) return undefined;
    this.restart(); // a response that got lost has aborted the signal
    for (const [key, file] of files) {
      const content = await readFile(file, this.#bar(key), this.signal).catch(() => (this.#unreadable = file));
      if (typeof content !== "string") return undefined;
      answers.set(key, content);
    }
    return Object.fromEntries(answers);
  }

  #bar(key: string) {
    const field = [...this.renderRoot.querySelectorAll("input")].find(({ name }) => name === key);
    return field?.parentElement?.querySelector("progress") ?? null;
  }
}

function isPassword({ type }: StagePrompt) {
  return type === "password";
}
