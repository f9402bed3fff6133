import type { LitElement } from "lit";
import { store } from "../browser/storage.js";
import { locales } from "../i18n/locales.js";
import { setLanguage } from "../i18n/set-language.js";
import { english, translation } from "../i18n/translation.js";
import { inTime, type FlowSession } from "../protocol/index.js";

/** An executor that speaks a language, and what it shows. */
export interface Scene {
  executor: LitElement & { locale: string };
  session: FlowSession;
  stage: LitElement | undefined;
}

/** Stages whose challenge came inside another one: asked again, the server would send that other one. */
const INNER = /^ak-source-/;

/**
 * Speaks another language, and keeps the choice for the next visit. The server is asked for the challenge again, and the
 * page changes its own texts when the reply comes, so that two languages never stand side by side.
 * @param scene - called for what is shown by then
 * @param isWanted - whether the user has not chosen yet another language meanwhile
 * @returns rejects if the texts do not load
 */
export async function changeLocale(locale: string, scene: () => Scene, isWanted: () => boolean): Promise<void> {
  const { translate } = await inTime(locales[locale]?.() ?? Promise.resolve(english));
  // The reply to a response that is on its way comes in the language before.
  whenSettled(scene().session, () => {
    if (!isWanted()) return;
    const { executor, session } = scene();
    executor.locale = locale; // what the next request asks for
    store("localStorage", "ak-locale", locale);
    forgetQuery();
    const { status, challenge } = session.state;
    if (status === "challenged" && !INNER.test(challenge.component)) void session.start(true);
    whenSettled(session, () => {
      translation.translate = translate;
      setLanguage(executor.lang ? executor : document.documentElement, locale);
      executor.requestUpdate();
      const { stage } = scene();
      if (stage && "requestUpdate" in stage) stage.requestUpdate(); // an element of the page need not be made with Lit
    });
  });
}

/** Acts once the server has replied to what it was asked: at once if it was asked nothing. */
function whenSettled(session: FlowSession, act: () => void) {
  const isAsked = () => session.state.status === "loading" || session.state.status === "responding";
  if (!isAsked()) return act();
  const end = session.subscribe(() => {
    if (isAsked()) return;
    end();
    act();
  });
}

/** Removes the language from the address of the page, where it would count more than the choice. */
function forgetQuery() {
  const url = new URL(location.href);
  if (!url.searchParams.has("locale")) return;
  url.searchParams.delete("locale");
  history.replaceState(history.state, "", url);
}
