import { localeModule } from "../../build/locales.js";
import { parts } from "../../build/messages.js";

/** What the files of a locale say, without the browser that loads them. */
export function textsOf(locale: string): Record<string, string> {
  const files = ["", ...parts].map((part) => {
    const [, texts = "{}"] = /translator\((\{.*\})\);/.exec(localeModule(`${locale}.xlf`, part)) ?? [];
    return JSON.parse(texts) as Record<string, string>;
  });
  return Object.assign({}, ...files) as Record<string, string>;
}
