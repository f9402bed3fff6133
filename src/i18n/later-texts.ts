import type { Loads } from "./locales.js";

/** The texts that few steps say, and none before the user has done something, by language. */
export const laterTexts: Loads = {
  ar: () => import("./xliff/ar.xlf?later"),
  "cs-CZ": () => import("./xliff/cs-CZ.xlf?later"),
  "de-DE": () => import("./xliff/de-DE.xlf?later"),
  "es-ES": () => import("./xliff/es-ES.xlf?later"),
  fa: () => import("./xliff/fa.xlf?later"),
  "fi-FI": () => import("./xliff/fi-FI.xlf?later"),
  "fr-FR": () => import("./xliff/fr-FR.xlf?later"),
  he: () => import("./xliff/he.xlf?later"),
  "it-IT": () => import("./xliff/it-IT.xlf?later"),
  "ja-JP": () => import("./xliff/ja-JP.xlf?later"),
  "ko-KR": () => import("./xliff/ko-KR.xlf?later"),
  "nl-NL": () => import("./xliff/nl-NL.xlf?later"),
  "pl-PL": () => import("./xliff/pl-PL.xlf?later"),
  "pt-BR": () => import("./xliff/pt-BR.xlf?later"),
  "ru-RU": () => import("./xliff/ru-RU.xlf?later"),
  "tr-TR": () => import("./xliff/tr-TR.xlf?later"),
  uk: () => import("./xliff/uk.xlf?later"),
  "zh-Hans": () => import("./xliff/zh-Hans.xlf?later"),
  "zh-Hant": () => import("./xliff/zh-Hant.xlf?later"),
};
