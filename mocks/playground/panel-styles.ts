import { css } from "lit";

/** What panels are made of. */
export const panelStyles = css`
  * {
    box-sizing: border-box;
  }

  ul,
  ol {
    display: grid;
    gap: 0.125rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  p {
    margin: 0;
    color: var(--ak-text-soft);
  }

  small {
    display: block;
    color: var(--ak-text-soft);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }

  a {
    color: var(--ak-link);
  }

  button,
  .button {
    padding: 0.375rem 0.75rem;
    border: 1px solid var(--ak-border);
    border-radius: 0.5rem;
    background: var(--ak-surface);
    color: inherit;
    font: inherit;
    font-weight: 500;
    cursor: pointer;
  }

  button:hover,
  .button:hover {
    border-color: var(--ak-text);
  }

  .quiet {
    padding: 0.25rem 0.625rem;
    border-color: transparent;
    background: none;
    color: var(--ak-text-soft);
    font-size: 0.8125rem;
  }

  :is(a, button, input, select, textarea, summary, pre):focus-visible,
  .button:focus-within {
    outline: 2px solid var(--ak-accent-color);
    outline-offset: 1px;
  }

  input:not([type="radio"], [type="checkbox"], [type="file"]),
  textarea {
    inline-size: 100%;
    min-inline-size: 0;
    padding: 0.375rem 0.625rem;
    border: 1px solid var(--ak-border);
    border-radius: 0.5rem;
    background: var(--ak-field);
    color: inherit;
    font: inherit;
  }

  textarea,
  pre,
  output {
    font-family: ui-monospace, monospace;
    font-size: 0.875rem;
  }

  pre {
    max-block-size: 12rem;
    margin: 0.75rem 0;
    padding: 0.75rem;
    border-radius: 0.5rem;
    background: var(--ak-page);
    overflow: auto;
  }

  form {
    display: grid;
    justify-items: start;
    gap: 0.625rem;
    padding-block: 0.5rem;
  }

  form label {
    display: grid;
    inline-size: 100%;
    font-size: 0.875rem;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.75rem;
  }

  .panel {
    border-block-end: 1px solid var(--ak-line);
  }

  summary {
    border-radius: 0.375rem;
    cursor: pointer;
  }

  .panel > summary {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    padding-block: 0.625rem;
    list-style: none;
  }

  .panel > summary::-webkit-details-marker {
    display: none;
  }

  .panel > summary::before {
    content: "";
    inline-size: 0.4rem;
    block-size: 0.4rem;
    margin: 0.125rem;
    border: solid var(--ak-text-soft);
    border-width: 0 1.5px 1.5px 0;
    transform: rotate(-45deg);
  }

  .panel[open] > summary::before {
    transform: rotate(45deg);
  }

  .panel h2 {
    margin: 0;
    font-size: 0.9375rem;
    font-weight: 600;
  }

  .count,
  .mark {
    padding: 0 0.5rem;
    border-radius: 1rem;
    background: var(--ak-info-soft);
    font-size: 0.8125rem;
  }

  .content {
    display: grid;
    gap: 0.75rem;
    padding-block: 0.25rem 1rem;
  }

  .content > button {
    justify-self: start;
  }

  .content > .quiet,
  .people .quiet {
    margin-inline-start: -0.625rem;
  }

  .content > [role="status"]:empty {
    display: none;
  }

  .content ul {
    gap: 0.75rem;
  }

  .content .factors {
    gap: 0.125rem;
    margin-block: 0.25rem;
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  fieldset {
    display: grid;
    gap: 0.25rem;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  fieldset label,
  .content > label {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
  }

  input:is([type="radio"], [type="checkbox"]) {
    accent-color: var(--ak-accent-color);
  }

  output {
    font-size: 1.125rem;
    letter-spacing: 0.08em;
  }

  select {
    max-inline-size: 100%;
    padding: 0.25rem 0.375rem;
    border: 1px solid var(--ak-border);
    border-radius: 0.5rem;
    background: var(--ak-field);
    color: inherit;
    font: inherit;
  }

  dl {
    display: grid;
    gap: 0.125rem;
    margin: 0;
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }

  dt {
    color: var(--ak-text-soft);
  }

  dd {
    margin: 0 0 0.375rem;
  }
`;
