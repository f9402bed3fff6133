import { css } from "lit";

/** What checkboxes and radio buttons look like beside their labels. */
export const checkStyles = css`
  .pf-c-check {
    display: flex;
    align-items: start;
    gap: 0.625rem;
  }

  .pf-c-check input {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0.125rem 0 0;
    accent-color: var(--ak-accent-color);
    font-size: 1rem;
  }

  .pf-c-check label {
    min-inline-size: 0;
  }
`;
