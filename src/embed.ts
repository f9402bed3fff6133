import { stages } from "../stages/first.js";
import { definition } from "./compat/entry.js";
import { EmbeddedExecutor } from "./embedding/embedded-executor.js";
import { FlowExecutor } from "./executor/index.js";
import { chooseLocale } from "./i18n/choose-locale.js";
import { locales } from "./i18n/locales.js";
import { setLanguage } from "./i18n/set-language.js";
import { translation } from "./i18n/translation.js";
import { readStored } from "./browser/storage.js";
import { inTime } from "./protocol/index.js";
import { Stage } from "./stage/stage.js";

/** The entry of `embed.js`, which defines `<ak-flow-executor>` for other pages. */
FlowExecutor.registry = stages;
// Not awaited at top level: the bundler cannot put the first stage into the same chunk as such a module.
void Promise.all([definition({ isPage: false }, FlowExecutor, Stage), translate()]).then(([define, locale]) => {
  FlowExecutor.define = define;
  FlowExecutor.addInitializer((element) => {
    if (!(element instanceof FlowExecutor)) return;
    element.addController({
      hostConnected() {
        if (!element.hasUpdated) element.locale = locale; // later the user may have chosen another
        setLanguage(element, element.locale);
      },
    });
  });
  define("ak-flow-executor", EmbeddedExecutor);
});

/** Chooses the language, and loads its texts. @returns the language; English if they do not load */
async function translate(): Promise<string> {
  const locale = chooseLocale(Object.keys(locales), [
    new URLSearchParams(location.search).get("locale"),
    readStored("localStorage", "ak-locale"),
    document.querySelector<HTMLElement>("ak-flow-executor")?.lang,
    document.documentElement.lang,
    ...navigator.languages,
  ]);
  try {
    const load = locales[locale];
    if (load) translation.translate = (await inTime(load(), 5_000)).translate;
    return locale;
  } catch {
    return "en"; // rather than no form at all
  }
}

export * from "./executor/index.js";
