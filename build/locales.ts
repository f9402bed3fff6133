import { basename, join } from "node:path";
import type { Plugin, Rolldown } from "vite";
import { chooseLocale } from "../src/i18n/choose-locale.js";
import { KEYS } from "../src/i18n/translator.js";
import { messagesOf, parts, type Part } from "./messages.js";
import { locales as allLocales, readUnits, type Unit } from "./xliff.js";

/**
 * A module with texts of a locale, and with a copy of the translator of its own, so that it is one file.
 * @param query - names the part whose texts it holds; without one, it holds the texts that are of no part
 */
export function localeModule(file: string, query: string): string {
  const locale = basename(file, ".xlf");
  const asked = new URLSearchParams(query);
  const part = parts.find((name) => asked.has(name));
  const partOf = new Map(parts.flatMap((name) => [...messagesOf(name)].map((id): [string, Part] => [id, name])));
  const keys = new Set<string>();
  const texts: Record<string, string> = {};
  for (const unit of readUnits(locale)) {
    const key = (parseInt(unit.id.slice(-8), 16) % KEYS).toString(36);
    if (keys.has(key)) throw new Error(`Two messages have the key ${key}. One is “${unit.source}”.`);
    keys.add(key);
    if (unit.target !== undefined && partOf.get(unit.id) === part) texts[key] = templateOf(unit, unit.target);
  }
  return `
    import { translator } from "/src/i18n/translator.ts?${part ? `${part}-` : ""}${locale}";
    export const translate = translator(${JSON.stringify(texts)});`;
}

/** The text with the markup that the code has around values; each value is numbered as in the code. */
function templateOf({ id, inserted }: Unit, text: string): string {
  let count = 0;
  const markup = inserted.map((code) => code.replace(/\$\{[^{}]*\}/g, () => `{${count++}}`));
  const escaped = id.startsWith("h") ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;") : text;
  return escaped.replace(/\{(\d+)\}/g, (_, n: string) => markup[Number(n)] ?? "");
}

/** The places in index.html that `locales` fills. */
const CHOICE = "/* src/i18n/choose-locale.ts */";
const FILES = '<script type="application/json" id="ak-locales"></script>';

/**
 * Puts into the page what its inline script needs: the function that chooses the language, and the addresses of the
 * files with its texts.
 */
export function withLocales(page: string, files: Readonly<Record<string, string>>): string {
  return page
    .replace(CHOICE, () => String(chooseLocale))
    .replace(FILES, () => FILES.replace("><", `>${JSON.stringify(files)}<`));
}

/** Makes modules of the files with translations, and lists their addresses in the page. */
export function locales(): Plugin {
  let root = "";
  return {
    name: "locales",
    configResolved: (config) => {
      root = config.root;
    },
    // The page imports the file that its inline script names; no module does.
    buildStart() {
      if (this.environment.mode !== "build" || this.environment.name !== "client") return;
      for (const locale of allLocales) {
        this.emitFile({ type: "chunk", id: join(root, fileOf(locale)), name: locale, preserveSignature: "strict" });
      }
    },
    load: {
      filter: { id: /\.xlf(\?|$)/ },
      handler: (id) => ({ code: localeModule(id.replace(/\?.*/, ""), id.replace(/^[^?]*\??/, "")), moduleType: "js" }),
    },
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle, filename }) {
        if (filename !== join(root, "index.html")) return;
        return withLocales(html, Object.fromEntries(allLocales.map((locale) => [locale, addressOf(locale, bundle)])));
      },
    },
  };
}

/** The file with the translation into a locale, from the root of the project. */
function fileOf(locale: string): string {
  return `src/i18n/xliff/${locale}.xlf`;
}

/** The address of a locale's module: in the build its chunk, in development the file itself. */
function addressOf(locale: string, bundle: Rolldown.OutputBundle | undefined): string {
  const file = fileOf(locale);
  if (!bundle) return `/${file}?import`;
  const chunk = Object.values(bundle).find((it) => it.type === "chunk" && it.facadeModuleId?.endsWith(file));
  if (!chunk) throw new Error(`The locale ${locale} has no chunk of its own`);
  return `../${chunk.fileName}`;
}
