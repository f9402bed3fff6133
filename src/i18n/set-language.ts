/** Says on an element in which language and direction everything inside it is. */
export function setLanguage(element: HTMLElement, locale: string): void {
  element.lang = locale;
  element.dir = /^(ar|fa|he)/.test(locale) ? "rtl" : "ltr";
}
