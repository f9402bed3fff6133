import { css } from "lit";

/** What all stages look like. Classes say what a thing is; brand stylesheets rely on them. */
export const stageStyles = css`
  :host {
    display: block;
    overflow-wrap: anywhere; /* the longest word is no wider than the card */
  }

  [hidden] {
    display: none !important;
  }

  .pf-c-title {
    margin: 0;
    font: 600 1.5rem/1.25 var(--ak-font-heading);
    letter-spacing: -0.011em;
    outline: none;
  }

  .pf-c-login__main-header {
    margin-block-end: 1.5rem;
  }

  .pf-c-login__main-body,
  .pf-c-form {
    display: grid;
    gap: 1.25rem;
  }

  p {
    margin: 0;
    color: var(--ak-text-soft);
  }

  .pf-c-form__group {
    display: grid;
    gap: 0.375rem;
  }

  .pf-c-form__label-text {
    font-size: 0.875rem;
    font-weight: 500;
  }

  .pf-c-form-control {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.875rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--ak-border);
    border-radius: var(--ak-radius);
    background: var(--ak-field);
    color: var(--ak-text);
    font: inherit;
  }

  .pf-c-form-control[aria-invalid] {
    border-color: var(--ak-danger);
  }

  .pf-m-error {
    color: var(--ak-danger);
    font-size: 0.875rem;
  }

  .pf-c-button {
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.625rem;
    min-block-size: 2.875rem;
    padding: 0.5rem 1.125rem;
    border: 1px solid transparent;
    border-radius: var(--ak-radius);
    background: none;
    color: var(--ak-text);
    font: 600 1rem/1.25 var(--ak-font);
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition:
      border-color 0.15s,
      filter 0.15s;
  }

  .pf-c-button.pf-m-block {
    inline-size: 100%;
  }

  .pf-c-button.pf-m-primary {
    background: var(--ak-accent-color);
    color: var(--ak-on-accent);
  }

  .pf-c-button.pf-m-primary:hover {
    filter: brightness(1.1);
  }

  .pf-c-button.pf-m-secondary {
    border-color: var(--ak-border);
    font-weight: 500;
  }

  .pf-c-button.pf-m-secondary:hover {
    border-color: var(--ak-text);
  }

  .pf-c-button.pf-m-link {
    min-block-size: 1.5rem;
    padding: 0;
    border-radius: 0.25rem;
    color: var(--ak-link);
    font-size: 0.875rem;
    font-weight: 500;
  }

  .pf-c-button.pf-m-link:hover {
    color: var(--pf-global--link--Color--hover, var(--ak-link));
    text-decoration: underline;
  }

  :not(h1):focus-visible {
    outline: 2px solid var(--ak-accent-color);
    outline-offset: 2px;
  }

  .pf-c-login__main-footer-links {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5rem 1.5rem;
  }

  .pf-c-alert {
    padding: 0.75rem 1rem;
    border-inline-start: 3px solid currentColor;
    border-radius: 0.375rem;
    background: var(--ak-info-soft);
    color: var(--ak-text);
  }

  .pf-c-alert span {
    white-space: pre-line;
  }

  .pf-c-alert.pf-m-danger {
    border-color: var(--ak-danger);
    background: var(--ak-danger-soft);
  }

  .pf-c-alert.pf-m-warning {
    background: var(--ak-warning-soft);
  }

  .pending-user {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-inline-size: 0;
    font-weight: 600;
  }

  .pending-user img {
    flex: none;
    border-radius: 50%;
  }

  .pending-user input {
    flex: 1;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    border-radius: 0.25rem;
    background: none;
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
  }

  /* Beside the avatar, whichever way the name itself is written. */
  .pending-user:dir(rtl) input {
    text-align: right;
  }

  /* There before its style is, which few need. */
  .pf-c-check {
    min-block-size: 1.5rem;
  }

  .sources {
    display: grid;
    gap: 0.75rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .pf-c-form + .sources {
    padding-block-start: 1.25rem;
    border-block-start: 1px solid var(--ak-line);
  }

  .sources :is(a, .pf-m-primary) {
    grid-column: 1 / -1;
  }

  .sources.icons {
    grid-template-columns: repeat(auto-fit, minmax(4rem, 1fr));
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }

  @media (forced-colors: active) {
    .pf-c-button:not(.pf-m-link) {
      border-color: ButtonBorder;
    }
  }
`;
