/* eslint-disable no-var -- the text of the function is part of the inline script, which browsers run that know only ES5 */

/**
 * Finds the first wish that can be met, else English: by language, and for Chinese by script, so that `de-AT` gets
 * `de-DE` and `zh-TW` gets `zh-Hant` (lookup of RFC 4647). The build puts the text of this function into the page.
 * @param offered - the locales besides English
 * @param wishes - language tags, the most important first; other values are ignored
 */
export function chooseLocale(offered: readonly string[], wishes: readonly unknown[]): string {
  for (var i = 0; i < wishes.length; i++) {
    var said = wishes[i];
    var wish = typeof said === "string" ? said.toLowerCase().replace(/_/g, "-") : "";
    var language = wish.split("-")[0] || "none";
    if (language === "en") break;
    if (language === "zh") language += /-hant|^(?!.*-hans).*-(tw|hk|mo)\b/.test(wish) ? "-hant" : "-hans";
    for (var j = 0; j < offered.length; j++) {
      var locale = offered[j] || "";
      if ((locale.toLowerCase() + "-").indexOf(language + "-") === 0) return locale;
    }
  }
  return "en";
}
