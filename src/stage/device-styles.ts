import { css } from "lit";
import { codeStyles } from "./code-styles.js";

/** What the stages for second factors look like beyond what all stages do. */
export const deviceStyles = css`
  ${codeStyles}

  input.code {
    font-size: 1.25rem;
    letter-spacing: 0.12em;
    font-variant-numeric: tabular-nums;
  }

  .choices {
    display: grid;
    gap: 0.75rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .choices .pf-c-button {
    justify-content: start;
    text-align: start;
  }

  .choices p {
    margin-block-start: 0.375rem;
    font-size: 0.875rem;
  }

  .pf-c-button:disabled {
    border-style: dashed;
    color: var(--ak-text-soft);
    cursor: not-allowed;
  }

  .qr-code {
    justify-self: center;
    box-sizing: border-box;
    inline-size: min(12rem, 100%);
    aspect-ratio: 1;
    border: 1px solid var(--ak-line);
    border-radius: var(--ak-radius);
    background: #fff;
    overflow: hidden;
  }

  .qr-code :is(svg, img) {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }

  .secret {
    display: block;
    font-size: 1rem;
    text-align: center;
    text-wrap: balance;
  }

  .codes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr));
    gap: 0.25rem 1rem;
    margin: 0;
    padding: 0.875rem 1rem;
    border: 1px solid var(--ak-line);
    border-radius: var(--ak-radius);
    list-style: none;
    text-align: center;
  }

  .codes code {
    font-size: 1rem;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
  }

  .actions .pf-c-button {
    flex: 1 1 auto;
    min-inline-size: 6rem;
  }

  .actions p {
    flex: 1 0 100%;
    order: 1;
    text-align: center;
  }

  /* A live region has to be there before it speaks; until then it takes no room. */
  .actions p:empty {
    margin-block-start: -0.75rem;
  }
`;
