import { css } from "lit";

/** The frame: background, card and footer, in the seven layouts. */
export const frameStyles = css`
  :host {
    display: grid;
    position: relative;
    box-sizing: border-box;
    min-block-size: 100%;
    background: var(--ak-page);
    color: var(--ak-text);
    font: 1rem/1.5 var(--ak-font);
  }

  .placeholder {
    place-self: center;
    padding: 1rem;
  }

  .pf-c-background-image {
    position: absolute;
    inset: 0;
    background: var(
        --ak-flow-background,
        var(--ak-global--background-image, var(--pf-c-background-image--BackgroundImage, none))
      )
      center / cover no-repeat;
  }

  iframe {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border: 0;
  }

  .pf-c-login {
    position: relative;
    box-sizing: border-box;
    display: grid;
    min-inline-size: 0;
    padding: clamp(1rem, 4vw, 3rem);
    pointer-events: none;
  }

  .pf-c-login__container {
    box-sizing: border-box;
    inline-size: min(26rem, 100%);
    margin: auto;
    pointer-events: auto;
  }

  /* As wide as what is around it, also where a brand makes that a flex box. */
  .ak-login-container {
    display: grid;
    gap: 1.5rem;
    inline-size: 100%;
  }

  .pf-c-login__header {
    display: grid;
    place-items: center;
    justify-self: center;
    min-block-size: 2.5rem; /* there before the logo is */
    font: 600 1.25rem/1 var(--ak-font-heading);
  }

  .pf-c-brand {
    max-inline-size: 100%;
    block-size: 2.5rem;
    object-fit: contain;
  }

  .pf-c-login__main {
    position: relative;
    box-sizing: border-box;
    display: grid;
    gap: 1.25rem;
    min-inline-size: 0;
    padding: clamp(1.25rem, 6vw, 2.25rem);
    border: 1px solid var(--ak-line);
    border-radius: 1rem;
    background: var(--ak-surface);
    box-shadow: var(--ak-shadow);
    overflow: hidden;
  }

  .pf-c-login__footer {
    justify-self: center;
    min-block-size: calc(1.5em + 1rem); /* there before its links are */
    color: var(--ak-text-soft);
    font-size: 0.875rem;
  }

  .pf-c-list {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.25rem 1.25rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  /* Whatever the picture behind them shows, they can be read. */
  :host([style*="url"]) :is(.pf-c-login__header, .pf-c-list) {
    padding: 0.5rem 1rem;
  }

  :host([style*="url"]) :is(.ak-brand, .pf-c-list) {
    border-radius: 1rem;
    background: var(--ak-surface);
  }

  .pf-c-login__footer a {
    color: inherit;
  }

  /* Always there, so that what comes into it is announced; but no gap in the card for it. */
  .note:empty {
    position: absolute;
  }

  [aria-busy="true"] {
    cursor: progress;
  }

  .progress {
    position: absolute;
    inset: 0 0 auto;
    block-size: 3px;
    overflow: hidden;
  }

  .progress::after {
    content: "";
    position: absolute;
    inset: 0 auto 0 0; /* translations know no writing direction */
    inline-size: 40%;
    background: var(--ak-accent-color);
    animation: progress 1.2s infinite ease-in-out;
  }

  @keyframes progress {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(250%);
    }
  }

  pre {
    white-space: pre-wrap;
  }

  @media (min-width: 48rem) {
    :host([layout="content_left"]) .pf-c-login__container {
      margin-inline: 8% auto;
    }

    :host([layout="content_right"]) .pf-c-login__container {
      margin-inline: auto 8%;
    }

    :host([layout^="sidebar"]) .pf-c-login {
      inline-size: clamp(24rem, 36vw, 34rem);
      background: var(--ak-surface);
      box-shadow: var(--ak-shadow);
      pointer-events: auto;
    }

    :host([layout^="sidebar_right"]) .pf-c-login {
      justify-self: end;
    }

    :host([layout^="sidebar"]) .pf-c-login__main {
      padding: 0.25rem;
      border: 0;
      background: none;
      box-shadow: none;
    }

    :host([layout$="_frame_background"]) .pf-c-background-image {
      inline-size: calc(100% - clamp(24rem, 36vw, 34rem));
    }

    :host([layout="sidebar_left_frame_background"]) .pf-c-background-image {
      inset-inline-start: auto;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .progress::after {
      inline-size: 100%;
      animation: none;
      opacity: 0.6;
    }
  }
`;
