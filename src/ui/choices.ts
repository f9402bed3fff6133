import { html, nothing, type TemplateResult } from "lit";

/** One of several ways to go on. */
export interface Choice {
  name: unknown;
  /** Why the user cannot choose it here; it stays in the list, so that users need not look for it. */
  obstacle?: string | undefined;
  choose: () => void;
}

/** A question, and below it the ways to go on, of which the user chooses one. */
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
              ?disabled=${obstacle !== undefined}
              aria-disabled=${busy ? "true" : nothing}
              @click=${busy ? nothing : choose}
            >
              ${name}
            </button>
            ${obstacle ? html`<p>${obstacle}</p>` : nothing}
          </li>`,
      )}
    </ul>`;
}
