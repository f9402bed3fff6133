import { css } from "lit";

/** The settings beside the preview; below one another where there is no room. */
export const studioStyles = css`
  :host {
    display: block;
    background: var(--ak-page);
    color: var(--ak-text);
    font: 0.9375rem/1.5 var(--ak-font);
    overflow-wrap: anywhere;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1rem;
    padding: 0.75rem 1.25rem;
  }

  header p {
    flex: 1;
  }

  h1,
  h2 {
    margin: 0;
    font-size: 1.125rem;
  }

  h2 {
    font-size: 0.9375rem;
  }

  main {
    display: grid;
    grid-template: auto 1fr / minmax(18rem, 24rem) minmax(0, 1fr);
    border-block-start: 1px solid var(--ak-line);
  }

  form {
    grid-row: 1 / -1;
    justify-items: stretch;
    align-content: start;
    padding: 1.25rem;
    border-inline-end: 1px solid var(--ak-line);
    background: var(--ak-surface);
  }

  form .row {
    margin: 0;
  }

  .preview,
  .results,
  .results section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    justify-items: start;
    gap: 0.75rem;
    min-inline-size: 0;
  }

  .preview,
  .results {
    padding: 1.25rem;
  }

  .results {
    gap: 1.25rem;
    border-block-start: 1px solid var(--ak-line);
  }

  .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5rem;
  }

  .pair > label:not(.button) {
    flex: 1;
  }

  form .button {
    position: relative;
    display: block;
    inline-size: auto;
    overflow: hidden;
  }

  input[type="file"] {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }

  input[type="color"] {
    flex: none;
    inline-size: 3rem;
    block-size: 2.375rem;
    padding: 0.125rem;
  }

  .note {
    font-size: 0.8125rem;
  }

  .wrong {
    color: var(--ak-danger);
  }

  .wrong:empty {
    display: none;
  }

  .view {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    max-inline-size: 100%;
  }

  .view select {
    min-inline-size: 0;
    max-inline-size: 20rem;
  }

  .view label {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-inline-size: 0;
  }

  .frames {
    display: flex;
    flex-wrap: wrap;
    gap: 1rem;
    max-inline-size: 100%;
  }

  .screen {
    position: relative;
    inline-size: 24.375rem;
    max-inline-size: 100%;
    block-size: 40rem;
    border: 1px solid var(--ak-line);
    overflow: hidden;
  }

  .screen[data-unseen] {
    position: absolute;
    visibility: hidden;
  }

  iframe {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border: 0;
  }

  [data-size="desktop"] .screen {
    block-size: 15.25rem;
  }

  [data-size="desktop"] iframe {
    inline-size: 1280px;
    block-size: 800px;
    transform: scale(0.3046875);
    transform-origin: 0 0;
  }

  /* It has to be as large as a window, for rules that ask how wide it is. */
  iframe.search {
    position: fixed;
    inset: 0 auto auto 0;
    inline-size: 1280px;
    block-size: 800px;
    visibility: hidden;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.8125rem;
  }

  caption {
    padding-block-end: 0.25rem;
    color: var(--ak-text-soft);
    text-align: start;
  }

  th,
  td {
    padding: 0.25rem 0.75rem 0.25rem 0;
    border-block-end: 1px solid var(--ak-line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }

  thead th {
    font-weight: 600;
  }

  small {
    display: inline;
  }

  .results details {
    inline-size: 100%;
  }

  .cm-editor {
    max-block-size: 24rem;
    border: 1px solid var(--ak-border);
    border-radius: 0.5rem;
    background: var(--ak-field);
    color: var(--ak-text);
    font-size: 0.875rem;
  }

  .cm-scroller {
    min-block-size: 8rem;
    overflow: auto;
  }

  .cm-editor .cm-gutters {
    border: 0;
    background: var(--ak-page);
    color: var(--ak-text-soft);
  }

  .cm-editor :is(.cm-activeLine, .cm-activeLineGutter) {
    background: var(--ak-info-soft);
  }

  .cm-editor .cm-cursor {
    border-color: var(--ak-text);
  }

  .cm-editor.cm-focused {
    outline: 2px solid var(--ak-accent-color);
    outline-offset: 1px;
  }

  .tok-comment {
    color: var(--ak-text-soft);
  }

  .tok-propertyName,
  .tok-variableName {
    color: var(--ak-link);
  }

  .tok-string,
  .tok-number,
  .tok-atom {
    color: var(--ak-danger);
  }

  td:first-child,
  th:first-child {
    overflow-wrap: normal;
  }

  .row .quiet {
    margin: 0;
    border-color: var(--ak-border);
    color: inherit;
    font-size: inherit;
  }

  @media (max-width: 60rem) {
    header p {
      display: none;
    }

    header h1 {
      flex: 1;
    }

    main {
      display: block;
    }

    form {
      border: 0;
      border-block-end: 1px solid var(--ak-line);
    }
  }
`;
