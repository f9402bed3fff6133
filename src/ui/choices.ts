import { html, nothing, type TemplateResult } from "lit";

/** One of several ways to go on. */
export interface Choice {
  name: unknown;
  /** Why it cannot be taken here; it stays in the list, so that users do not look for it in vain. */
  obstacle?: string | undefined;
  choose: () => void;
}

/** A question, and below it the ways to go on, of which the user takes one. */
export function choices(question: string, list: readonly Choice[], busy: boolean): TemplateResult | typeof nothing {
  if (!list.length) return nothing;
  return html`<p>${question}</p>
    <ul class="choices">
      ${list.map(
        ({ name, obstacle, choose }) =>
          html`<li>
            <button
              class="pf-c-button pf-m-secondary pf-m-block"
              type="button"
              ?disabled=${busy || !!obstacle}
              @click=${choose}
            >
              ${name}
            </button>
            ${obstacle ? html`<p>${obstacle}</p>` : nothing}
          </li>`,
      )}
    </ul>`;
}
