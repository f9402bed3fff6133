import { html, nothing, type TemplateResult } from "lit";

export interface PanelOptions {
  title: string;
  content: unknown;
  /** How many things there are in it. */
  count?: number;
  isOpen?: boolean;
}

/** A part of the world, which can be folded away. */
export function panel({ title, content, count, isOpen = false }: PanelOptions): TemplateResult {
  return html`<details class="panel" ?open=${isOpen}>
    <summary>
      <h2>${title}</h2>
      ${count ? html`<span class="count">${count}</span>` : nothing}
    </summary>
    <div class="content">${content}</div>
  </details>`;
}

/** One of a few, of which one is chosen. */
export function choice<T extends string>(
  legend: string,
  options: Readonly<Record<T, string>>,
  chosen: T,
  choose: (option: T) => void,
): TemplateResult {
  // The keys of a literal are what its type says.
  const entries = Object.entries(options) as [T, string][];
  return html`<fieldset>
    <legend>${legend}</legend>
    ${entries.map(
      ([option, text]) =>
        html`<label>
          <input type="radio" name=${legend} .checked=${option === chosen} @change=${() => choose(option)} />${text}
        </label>`,
    )}
  </fieldset>`;
}
