import type { Loads } from "./locales.js";

/** The texts of the self-check, which only administrators read, by language. */
export const checkTexts: Loads = {
  ar: () => import("./xliff/ar.xlf?check"),
  "cs-CZ": () => import("./xliff/cs-CZ.xlf?check"),
  "de-DE": () => import("./xliff/de-DE.xlf?check"),
  "es-ES": () => import("./xliff/es-ES.xlf?check"),
  fa: () => import("./xliff/fa.xlf?check"),
  "fi-FI": () => import("./xliff/fi-FI.xlf?check"),
  "fr-FR": () => import("./xliff/fr-FR.xlf?check"),
  he: () => import("./xliff/he.xlf?check"),
  "it-IT": () => import("./xliff/it-IT.xlf?check"),
  "ja-JP": () => import("./xliff/ja-JP.xlf?check"),
  "ko-KR": () => import("./xliff/ko-KR.xlf?check"),
  "nl-NL": () => import("./xliff/nl-NL.xlf?check"),
  "pl-PL": () => import("./xliff/pl-PL.xlf?check"),
  "pt-BR": () => import("./xliff/pt-BR.xlf?check"),
  "ru-RU": () => import("./xliff/ru-RU.xlf?check"),
  "tr-TR": () => import("./xliff/tr-TR.xlf?check"),
  uk: () => import("./xliff/uk.xlf?check"),
  "zh-Hans": () => import("./xliff/zh-Hans.xlf?check"),
  "zh-Hant": () => import("./xliff/zh-Hant.xlf?check"),
};
