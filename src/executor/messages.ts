import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { Directive, directive } from "lit/directive.js";
import { alert } from "../ui/alert.js";
import { inTime, isObject, textOf } from "../protocol/index.js";
import type { FlowExecutor } from "./executor.js";

/** The look, the icon and the word of each level. Messages of other levels, such as `debug`, are not shown. */
const LEVELS = new Map([
  ["info", { severity: "info", icon: "ℹ", word: () => msg("Information") }],
  ["success", { severity: "success", icon: "✔", word: () => msg("Success") }],
  ["warning", { severity: "warning", icon: "⚠", word: () => msg("Warning") }],
  ["error", { severity: "danger", icon: "✘", word: () => msg("Error") }],
] as const);

/** The messages that each executor shows. */
const shown = new WeakMap<FlowExecutor, unknown[]>();

/**
 * Shows a message of the server above the stage, as text, until the next step or until the user dismisses it.
 * @param message - `{ level, message }`; Django calls the level `tags`, which may hold further words
 */
export function showMessage(executor: FlowExecutor, message: unknown): void {
  if (!isObject(message)) return;
  if (message["check"]) return showCheck(executor);
  const text = textOf(message["message"]);
  const words = textOf(message["level"] ?? message["tags"]).split(/\s+/);
  const [level] = [...LEVELS].flatMap(([name, level]) => (words.includes(name) ? [level] : []));
  if (!text || !level) return;
  const { severity, icon, word } = level;
  /** That of the server when it said this. The user may choose another, in which the server does not say it again. */
  let language: string | undefined;
  // In one line: spaces between its parts would be shown.
  const content = () =>
    html`<b><span aria-hidden="true">${icon}</span> ${word()}:</b> <bdi lang=${language ?? nothing}>${text}</bdi> `;
  const draw = () => {
    language ??= executor.language;
    return alert(severity, html`${content()}${dismissButton(() => dismiss(executor, notice))}`);
  };
  const notice = html`${drawn(draw)}`;
  show(executor, notice);
}

/** Draws a message whenever the executor renders: its words are in the language that the page speaks by then. */
const drawn = directive(
  class extends Directive {
    override render(draw: () => TemplateResult) {
      return draw();
    }
  },
);

function dismissButton(press: () => void) {
  return html`<button class="pf-c-button pf-m-link" type="button" @click=${press}>${msg("Dismiss")}</button>`;
}

/** Removes one message. The focus, which was on its button, goes to the form. */
function dismiss(executor: FlowExecutor, notice: TemplateResult) {
  const messages = (shown.get(executor) ?? []).filter((it) => it !== notice);
  shown.set(executor, messages);
  executor.notice = messages;
  executor.focus();
}

/** Shows the self-check, which the inline script of the page asks for like a message. */
function showCheck(executor: FlowExecutor): void {
  const load = async () => {
    const [{ checkList }, { addTexts }, { checkTexts }] = await Promise.all([
      import("./check-list.js"),
      import("../i18n/add-texts.js"),
      import("../i18n/check-texts.js"),
    ]);
    await addTexts(checkTexts, executor.locale);
    return checkList;
  };
  inTime(load()).then(
    (checkList) => {
      const { slug, brand, server } = executor;
      show(executor, checkList({ base: new URL(server, location.href).href, slug, hasBrand: Boolean(brand) }));
    },
    () => show(executor, alert("warning", msg("A part of this page could not be loaded."))),
  );
}

function show(executor: FlowExecutor, notice: TemplateResult) {
  const messages = shown.get(executor) ?? [];
  if (!messages.length) endWithStep(executor);
  shown.set(executor, [...messages, notice]);
  executor.notice = shown.get(executor);
}

/** Removes the messages at the next step. A challenge that comes back, refused or in another language, is no next step. */
function endWithStep(executor: FlowExecutor) {
  let { session } = executor;
  const step = session?.step || 1; // before the first challenge it counts none
  const ended = new AbortController();
  const end = () => {
    session ??= executor.session;
    if (session === executor.session && session?.step === step) return;
    ended.abort();
    shown.delete(executor);
    executor.notice = undefined;
  };
  executor.addEventListener("ak-challenge", end, { signal: ended.signal });
}
