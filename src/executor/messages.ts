import type { TemplateResult } from "lit";
import { alert } from "../ui/alert.js";
import { serverText } from "../ui/server-text.js";
import { isObject, textOf } from "../protocol/index.js";
import type { FlowExecutor } from "./executor.js";

/** The look of each level of the server's messages. Messages of other levels, such as `debug`, are not shown. */
const SEVERITIES = new Map([
  ["info", "info"],
  ["success", "success"],
  ["warning", "warning"],
  ["error", "danger"],
] as const);

/** The messages that each executor shows. */
const shown = new WeakMap<FlowExecutor, unknown[]>();

/**
 * Shows a message of the server above the stage, as text, until the next step.
 * @param message - `{ level, message }`; Django calls the level `tags`, which may hold further words
 */
export function showMessage(executor: FlowExecutor, message: unknown): void {
  if (!isObject(message)) return;
  if (message["check"]) return void showCheck(executor);
  const text = textOf(message["message"]);
  const words = textOf(message["level"] ?? message["tags"]).split(/\s+/);
  const [severity] = [...SEVERITIES].flatMap(([level, severity]) => (words.includes(level) ? [severity] : []));
  if (!text || !severity) return;
  show(executor, alert(severity, serverText(text)));
}

/** Shows the self-check, which the inline script of the page asks for like a message. */
async function showCheck(executor: FlowExecutor) {
  const { checkList } = await import("./check-list.js");
  const { slug, brand, server } = executor;
  show(executor, checkList({ base: new URL(server, location.href).href, slug, hasBrand: Boolean(brand) }));
}

function show(executor: FlowExecutor, notice: TemplateResult) {
  const messages = shown.get(executor) ?? [];
  if (!messages.length) endWithStep(executor);
  shown.set(executor, [...messages, notice]);
  executor.notice = shown.get(executor);
}

/**
 * Removes the messages at the next step. A challenge with errors is no next step: the server refused a response to this
 * one.
 */
function endWithStep(executor: FlowExecutor) {
  let isAsked = Boolean(executor.shadowRoot?.querySelector("[part=challenge]"));
  const ended = new AbortController();
  const end = ({ challenge }: HTMLElementEventMap["ak-challenge"]) => {
    if (isAsked && !challenge.response_errors) {
      ended.abort();
      shown.delete(executor);
      executor.notice = undefined;
    }
    isAsked = true;
  };
  executor.addEventListener("ak-challenge", end, { signal: ended.signal });
}
