import { css } from "lit";

/** The drawn flow, and the requests of its page. */
export const flowStyles = css`
  .content .requests {
    gap: 0.375rem;
    overflow-wrap: anywhere;
  }

  .requests :is(summary, small) {
    font-size: 0.8125rem;
  }

  summary small {
    display: inline;
  }

  .content .drawn {
    gap: 0;
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }

  .drawn li {
    position: relative;
    padding-block-end: 0.75rem;
    padding-inline-start: 1.5rem;
  }

  .drawn li::before {
    position: absolute;
    inset-block-start: 0.25rem;
    inset-inline-start: 0.125rem;
    box-sizing: border-box;
    inline-size: 0.75rem;
    block-size: 0.75rem;
    border: 2px solid var(--ak-border);
    border-radius: 50%;
    content: "";
  }

  .drawn li:not(:last-child)::after {
    position: absolute;
    inset-block: 1rem -0.25rem;
    inset-inline-start: 0.4375rem;
    border-inline-start: 2px solid var(--ak-line);
    content: "";
  }

  .drawn [data-standing="done"]::before {
    background: var(--ak-border);
  }

  .drawn [data-standing="current"]::before {
    border-color: var(--ak-accent-color);
    background: var(--ak-accent-color);
  }

  .drawn [data-standing="current"] > span {
    font-weight: 600;
  }
`;
