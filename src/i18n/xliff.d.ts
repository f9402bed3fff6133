/** The texts of a locale, made into a module by the plugin `locales`. */
declare module "*.xlf" {
  export const translate: import("./translator.js").Translate;
}
