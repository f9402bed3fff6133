import { css, html, nothing, type TemplateResult } from "lit";

/** As many lines stand in the card without scrolling. To scroll by keyboard, users have to focus the list first. */
const FEW = 6;

/** A list that scrolls where it would be longer than the card; needs {@link longListStyles}. */
export function longList(label: string, lines: readonly TemplateResult[]): TemplateResult {
  return html`<ul class="permissions" tabindex=${lines.length > FEW ? 0 : nothing} aria-label=${label}>
    ${lines}
  </ul>`;
}

/** What it looks like. */
export const longListStyles = css`
  .permissions {
    margin: 0.5rem 0 0;
    padding-inline-start: 1.25rem;
  }

  .permissions[tabindex] {
    max-block-size: 14rem;
    overflow: auto;
  }

  .permissions li {
    padding-block: 0.125rem;
  }
`;
