import { css } from "lit";

/** Where files are dropped. */
export const dropStyles = css`
  :host {
    display: grid;
    gap: 0.75rem;
  }

  .zone {
    display: grid;
    justify-items: start;
    gap: 0.75rem;
    padding: 1rem;
    border: 1.5px dashed var(--ak-border);
    border-radius: var(--ak-radius);
  }

  .zone[data-over] {
    border-color: var(--ak-accent-color);
    background: var(--ak-info-soft);
  }

  .zone details,
  .zone form {
    inline-size: 100%;
  }

  .button {
    position: relative;
    overflow: hidden;
  }

  input[type="file"] {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }

  [role="status"] {
    display: grid;
    gap: 0.5rem;
    overflow-wrap: anywhere;
  }

  [role="status"]:empty {
    display: none;
  }

  h2 {
    margin: 0;
    font-size: 0.875rem;
  }

  .wrong {
    padding: 0.75rem;
    border-radius: 0.5rem;
    background: var(--ak-danger-soft);
    color: var(--ak-text);
  }
`;
