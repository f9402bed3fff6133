import type { Translation } from "./translation.js";

type Load = () => Promise<Translation>;

const files = {
  ar: () => import("./xliff/ar.xlf"),
  "cs-CZ": () => import("./xliff/cs-CZ.xlf"),
  "de-DE": () => import("./xliff/de-DE.xlf"),
  "es-ES": () => import("./xliff/es-ES.xlf"),
  fa: () => import("./xliff/fa.xlf"),
  "fi-FI": () => import("./xliff/fi-FI.xlf"),
  "fr-FR": () => import("./xliff/fr-FR.xlf"),
  he: () => import("./xliff/he.xlf"),
  "it-IT": () => import("./xliff/it-IT.xlf"),
  "ja-JP": () => import("./xliff/ja-JP.xlf"),
  "ko-KR": () => import("./xliff/ko-KR.xlf"),
  "nl-NL": () => import("./xliff/nl-NL.xlf"),
  "pl-PL": () => import("./xliff/pl-PL.xlf"),
  "pt-BR": () => import("./xliff/pt-BR.xlf"),
  "ru-RU": () => import("./xliff/ru-RU.xlf"),
  "tr-TR": () => import("./xliff/tr-TR.xlf"),
  uk: () => import("./xliff/uk.xlf"),
  "zh-Hans": () => import("./xliff/zh-Hans.xlf"),
  "zh-Hant": () => import("./xliff/zh-Hant.xlf"),
} satisfies Record<string, Load>;

/** What each language loads; one that is left out does not compile. */
export type Loads = Readonly<Record<keyof typeof files, Load> & Record<string, Load>>;

/** The languages of the page besides English, by their tags: each loads its texts. */
export const locales: Readonly<Record<string, Load>> = files;
