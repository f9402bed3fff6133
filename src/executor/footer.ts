import { html, nothing } from "lit";
import { list, safeTarget, textOf, type Brand } from "../protocol/index.js";
import { serverText } from "../ui/server-text.js";

/** The brand's links below the card. */
export function footer(brand: Brand | null, base: string): unknown {
  const lines = list(brand?.ui_footer_links).flatMap(({ name, href }) => {
    const target = href ? safeTarget(href, base) : undefined;
    const text = serverText(textOf(name).replace(/<[a-z/!?][^>]*(>|$)/gi, "") || target); // may be simple HTML
    return text ? [html`<li>${target ? html`<a href=${target}>${text}</a>` : text}</li>`] : [];
  });
  const brandLines = html`<ul class="pf-c-list pf-m-inline">
    ${lines}
  </ul>`;
  return lines.length ? brandLines : nothing;
}
