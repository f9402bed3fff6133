/** The texts of a locale, made into a module by the plugin `locales`. */
declare module "*.xlf" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- an ambient module has no relative imports
  export const translate: import("./translator.js").Translate;
}

/** The texts of the self-check in a locale. */
declare module "*.xlf?check" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- an ambient module has no relative imports
  export const translate: import("./translator.js").Translate;
}

/** The texts of a locale that few steps say. */
declare module "*.xlf?later" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- an ambient module has no relative imports
  export const translate: import("./translator.js").Translate;
}
