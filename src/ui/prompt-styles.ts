import { css } from "lit";

/** What the fields of a prompt look like, beyond those that every stage has. */
export const promptStyles = css`
  /* Dates and times would rather be wider than a narrow card. */
  .pf-c-login__main-body,
  .pf-c-form,
  .pf-c-form__group {
    grid-template-columns: minmax(0, 1fr);
  }

  .pf-c-form-control {
    min-inline-size: 0;
  }

  textarea.pf-c-form-control {
    resize: vertical;
  }

  select.pf-c-form-control {
    text-overflow: ellipsis;
  }

  [readonly].pf-c-form-control {
    background: none;
    border-style: dashed;
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-block-end: 0.375rem;
  }

  .pf-c-form__helper-text {
    font-size: 0.875rem;
  }

  .pf-c-form__helper-text:empty {
    display: none;
  }

  .separator {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    margin: 0;
    border: 0;
    font-size: 0.875rem;
  }

  .separator::before,
  .separator::after {
    content: "";
    flex: 1;
    min-inline-size: 1rem;
    border-block-start: 1px solid var(--ak-line);
  }

  .separator span {
    min-inline-size: 0;
  }

  progress {
    inline-size: 100%;
    accent-color: var(--ak-accent-color);
  }

  .rich {
    min-inline-size: 0;
    color: var(--ak-text-soft);
    white-space: normal;
  }

  .pf-c-alert span:has(.rich) {
    white-space: normal;
  }

  .pf-c-alert .rich {
    color: inherit;
  }

  .rich > :first-child {
    margin-block-start: 0;
  }

  .rich > :last-child {
    margin-block-end: 0;
  }

  .rich :is(ul, ol) {
    padding-inline-start: 1.25rem;
  }

  .rich img {
    max-inline-size: 100%;
  }

  .rich :is(pre, table) {
    display: block;
    overflow-x: auto;
  }

  :is(.rich, label, legend, strong) a {
    color: var(--ak-link);
  }
`;
