import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "./icons/icon.js";

/** One of several ways to go on. */
export interface Choice {
  name: unknown;
  /** The path of its icon. */
  icon?: string | undefined;
  /** What the user does for it, in one line. */
  note?: unknown;
  /** Whether the user took it the last time. */
  isLast?: boolean;
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
        ({ name, icon: path, note, isLast, obstacle, choose }) =>
          html`<li>
            <button
              class="pf-c-button pf-m-secondary pf-m-block"
              type="button"
              ?disabled=${obstacle !== undefined}
              aria-disabled=${busy ? "true" : nothing}
              @click=${busy ? nothing : choose}
            >
              ${path ? icon(path) : nothing}
              <span
                ><strong>${name}</strong> ${isLast ? html`<em>${msg("Last used")}</em>` : nothing}
                ${note ? html`<small>${note}</small>` : nothing}</span
              >
            </button>
            ${obstacle ? html`<p>${obstacle}</p>` : nothing}
          </li>`,
      )}
    </ul>`;
}
