import { expect } from "@open-wc/testing";
import { locales } from "../../src/i18n/locales.js";
import { setLanguage } from "../../src/i18n/set-language.js";
import { english, translation } from "../../src/i18n/translation.js";
import { complaints } from "./every/accessibility.js";
import { shownOnce, states } from "./every/state.js";

/** The rules of axe that texts can break; colours are the same in every language. */
const ABOUT_TEXTS = ["aria", "forms", "language", "name-role-value", "sensory-and-visual-cues", "text-alternatives"];

/** What axe says of every stage in German, and in Arabic from right to left. */
for (const state of states) {
  describe(state.title, () => {
    const shown = shownOnce(state);
    after(() => {
      Object.assign(translation, english);
      document.documentElement.lang = document.documentElement.dir = "";
    });
    for (const locale of ["de-DE", "ar"]) {
      it(`gives axe nothing to find in the texts of ${locale}`, async () => {
        const { visit, stage } = shown();
        Object.assign(translation, await locales[locale]?.());
        setLanguage(document.documentElement, locale);
        visit.executor.requestUpdate();
        stage.requestUpdate();
        await Promise.all([visit.executor.updateComplete, stage.updateComplete]);
        expect(await complaints(visit.executor, ...ABOUT_TEXTS.map((category) => `cat.${category}`))).to.deep.equal([]);
      });
    }
  });
}
