import { css } from "lit";

/** Three columns: flows, the page, the world; one at a time where there is no room. */
export const layoutStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    block-size: 100vh;
    block-size: 100dvh;
    background: var(--ak-page);
    color: var(--ak-text);
    font: 0.9375rem/1.5 var(--ak-font);
  }

  header {
    display: flex;
    align-items: center;
    gap: 0.5rem 1rem;
    padding: 0.75rem 1.25rem;
  }

  h1 {
    margin: 0;
    font-size: 1.125rem;
  }

  header p {
    flex: 1;
    margin: 0;
    color: var(--ak-text-soft);
  }

  nav {
    display: none;
  }

  .parts {
    display: grid;
    grid-template-columns: minmax(16rem, 20rem) minmax(0, 1fr) minmax(17rem, 21rem);
    min-block-size: 0;
    border-block-start: 1px solid var(--ak-line);
  }

  .flows,
  .world {
    box-sizing: border-box;
    min-inline-size: 0;
    padding: 1.25rem;
    overflow: auto;
    background: var(--ak-surface);
  }

  .page {
    position: relative;
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr);
    min-inline-size: 0;
    border-inline: 1px solid var(--ak-line);
  }

  .address {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    padding: 0.5rem 0.75rem;
    border-block-end: 1px solid var(--ak-line);
    background: var(--ak-surface);
  }

  .address label {
    flex: 1;
    min-inline-size: 0;
  }

  .address span {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .frame {
    min-inline-size: 0;
    overflow: auto;
  }

  iframe {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    margin-inline: auto;
    border: 0;
  }

  .frame:is([data-size="phone"], [data-size="tablet"], [data-size="desktop"]) iframe {
    box-shadow: 0 0 0 1px var(--ak-line);
  }

  [data-size="phone"] iframe {
    inline-size: 390px;
    block-size: 844px;
  }

  [data-size="tablet"] iframe {
    inline-size: 768px;
    block-size: 1024px;
  }

  [data-size="desktop"] iframe {
    inline-size: 1280px;
    block-size: 800px;
  }

  .bars {
    display: grid;
    gap: 0.5rem;
    min-inline-size: 0;
    padding: 0.5rem 0.75rem;
    border-block-end: 1px solid var(--ak-line);
    background: var(--ak-surface);
    font-size: 0.8125rem;
  }

  .view,
  .hint {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
  }

  .view label {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-inline-size: 0;
  }

  .hint li {
    overflow-wrap: anywhere;
  }

  .filter {
    display: grid;
    margin-block-start: 1.25rem;
    font-size: 0.875rem;
  }

  .question {
    position: absolute;
    inset: 4rem 1rem auto;
    z-index: 1;
    max-inline-size: 30rem;
    margin-inline: auto;
    padding: 1.25rem;
    border: 1px solid var(--ak-line);
    border-radius: var(--ak-radius);
    background: var(--ak-surface);
    box-shadow: var(--ak-shadow);
  }

  .question h2 {
    margin: 0 0 0.5rem;
    font-size: 1.0625rem;
    overflow-wrap: anywhere;
  }

  .flows h2 {
    margin: 1.5rem 0 0.375rem;
    color: var(--ak-text-soft);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .flows li {
    display: flex;
    align-items: center;
    gap: 0.25rem;
  }

  .flows li a {
    flex: 1;
    min-inline-size: 0;
    padding: 0.375rem 0.625rem;
    border-radius: 0.5rem;
    color: inherit;
    text-decoration: none;
    overflow-wrap: anywhere;
  }

  .flows li a:hover,
  .flows li a[aria-current] {
    background: var(--ak-info-soft);
  }

  .flows li a[aria-current] span {
    font-weight: 600;
  }

  @media (max-width: 60rem) {
    header {
      flex-wrap: wrap;
      padding: 0.625rem 1rem;
    }

    header p {
      display: none;
    }

    header h1 {
      flex: 1;
    }

    nav {
      display: flex;
      order: 1;
      flex: 1 0 100%;
      gap: 0.25rem;
    }

    nav button {
      flex: 1;
    }

    nav button[aria-pressed="true"] {
      border-color: var(--ak-accent-color);
      background: var(--ak-info-soft);
    }

    .parts {
      grid-template-columns: minmax(0, 1fr);
    }

    .parts > * {
      display: none;
    }

    .parts[data-view="flows"] .flows,
    .parts[data-view="world"] .world {
      display: block;
    }

    .parts[data-view="page"] .page {
      display: grid;
      border: 0;
    }
  }
`;
