import { localeModule } from "../../build/locales.js";

/** What the two files of a locale say, without the browser that loads them. */
export function textsOf(locale: string): Record<string, string> {
  const files = [true, false].map((isCheck) => {
    const [, texts = "{}"] = /translator\((\{.*\})\);/.exec(localeModule(`${locale}.xlf`, isCheck)) ?? [];
    return JSON.parse(texts) as Record<string, string>;
  });
  return Object.assign({}, ...files) as Record<string, string>;
}
