import { css, html, nothing, type TemplateResult } from "lit";

/** The most lines without scrolling. To scroll by keyboard, users have to focus the list first. */
const FEW = 6;

/** A list that scrolls where it would be longer than the card; needs {@link longListStyles}. */
export function longList(label: string, lines: readonly TemplateResult[]): TemplateResult {
  return html`<ul class="permissions" tabindex=${lines.length > FEW ? 0 : nothing} aria-label=${label}>
    ${lines}
  </ul>`;
}

/** The styles of {@link longList}. */
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
