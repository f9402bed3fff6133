import { html, nothing, unsafeCSS } from "lit";
import { list, safeTarget, textOf, type Brand, type FlowSession } from "../protocol/index.js";
import { addStyles } from "../stage/add-styles.js";
import { serverText } from "../ui/server-text.js";
import type { Scene } from "./change-locale.js";
import { localeSelect } from "./locale-select.js";
import styles from "./words.css?inline";

/** How that looks which the executor renders once `words.ts` is loaded. */
const wordsStyles = unsafeCSS(styles);

/**
 * Below the card: the choice of the language, and the brand's links, which may come later and must not move it.
 * @param base - root of the installation
 */
export function footer(
  executor: Scene["executor"] & { brand: Brand | null },
  base: string,
  session: FlowSession,
  stage: Scene["stage"],
): unknown {
  addStyles(executor, wordsStyles);
  const lines = list(executor.brand?.ui_footer_links).flatMap(({ name, href }) => {
    const target = href ? safeTarget(href, base) : undefined;
    const text = serverText(textOf(name).replace(/<[a-z/!?][^>]*(>|$)/gi, "") || target); // may be simple HTML
    return text ? [html`<li>${target ? html`<a href=${target}>${text}</a>` : text}</li>`] : [];
  });
  const brandLines = html`<ul class="pf-c-list pf-m-inline">
    ${lines}
  </ul>`;
  return [localeSelect({ executor, session, stage }), lines.length ? brandLines : nothing];
}
