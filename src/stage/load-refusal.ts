import { msg } from "@lit/localize";
import { inTime, type Challenge } from "../protocol/index.js";

/** Milliseconds after which users read the server's words rather than wait for those of this page. */
const LIMIT = 3000;

/** The challenge whose refusal each stage has waited with, and the language. */
const awaited = new WeakMap<object, readonly [Challenge, string]>();

/**
 * Loads what a stage needs once the server has refused a response; without it, users read the server's words.
 * @returns nothing if there is nothing to wait for: a stage waits once for each refusal, however slow the connection is
 */
export function loadRefusal(stage: { readonly challenge: Challenge }) {
  const { challenge } = stage;
  const [last, language] = awaited.get(stage) ?? [];
  if (!challenge.response_errors || (last === challenge && language === msg("en"))) return undefined;
  awaited.set(stage, [challenge, msg("en")]);
  return inTime(
    import("./refusal.js").then((it) => it.loadRefusal()),
    LIMIT,
  ).catch(() => undefined);
}
