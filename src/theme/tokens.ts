import { css } from "lit";

/** The custom properties that differ in the dark scheme. */
const dark = css`
  color-scheme: dark;
  --ak-accent-color: var(--ak-accent, var(--pf-global--primary-color--100, #8ea2ff));
  --ak-on-accent: var(--ak-on-any-accent, #10142b);
  --ak-lightness: max(l, 0.68);
  --ak-link: var(--pf-global--link--Color, #a9b8ff);
  --ak-text: var(--ak-dark-foreground, var(--pf-global--Color--100, #eceef4));
  --ak-text-soft: var(--pf-global--Color--200, #a8aebf);
  --ak-surface: var(--ak-dark-background, var(--pf-global--BackgroundColor--100, #191c26));
  --ak-page: var(--pf-global--BackgroundColor--200, #0f1118);
  --ak-field: #10131b;
  --ak-border: var(--pf-global--BorderColor--100, #6f778e);
  --ak-line: #2b3040;
  --ak-danger: #ff9c95;
  --ak-danger-soft: #3a1f22;
  --ak-warning-soft: #38301a;
  --ak-info-soft: #1d2a45;
  --ak-shadow: 0 1px 2px #0006, 0 16px 48px #0008;
`;

/**
 * Colours, fonts and radius as custom properties of the executor, which every stage inherits. Where a brand's CSS sets
 * `--pf-global--…` or `--ak-accent` …, they take its values. Whatever accent a brand has: text on it is black or white, as
 * its luminance asks; rings and edges in it are darkened by day and lightened by night until they stand out.
 *
 * Lines of Korean break between words, those of Japanese between phrases: browsers would break both anywhere.
 */
export const tokens = css`
  :host {
    color-scheme: light;
    --ak-font: var(
      --ak-font-family-sans-serif,
      var(--pf-global--FontFamily--sans-serif, system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif)
    );
    --ak-font-heading: var(--ak-font-family-heading, var(--ak-font));
    --ak-accent-color: var(--ak-accent, var(--pf-global--primary-color--100, #3f51c7));
    --ak-on-accent: var(--ak-on-any-accent, #fff);
    --ak-ring: var(--ak-accent-color);
    --ak-lightness: min(l, 0.56);
    --ak-link: var(--pf-global--link--Color, #3446b4);
    --ak-text: var(--pf-global--Color--100, #1a1d29);
    --ak-text-soft: var(--pf-global--Color--200, #565d70);
    --ak-surface: var(--pf-global--BackgroundColor--100, #fff);
    --ak-page: var(--pf-global--BackgroundColor--200, #eef0f6);
    --ak-field: #fff;
    --ak-border: var(--pf-global--BorderColor--100, #868da1);
    --ak-line: #dfe2ea;
    --ak-danger: #b3261e;
    --ak-danger-soft: #fdeceb;
    --ak-warning-soft: #fff5da;
    --ak-info-soft: #e9efff;
    --ak-shadow: 0 1px 2px #1a1d2914, 0 16px 48px #1a1d291f;
    --ak-radius: 0.625rem;
  }

  @supports (color: color(from red xyz-d65 x y z)) {
    :host {
      --ak-on-any-accent: color(
        from var(--ak-accent-color) xyz-d65 calc((0.179 - y) * 1e9) calc((0.179 - y) * 1e9) calc((0.179 - y) * 1e9)
      );
      --ak-ring: oklch(from var(--ak-accent-color) var(--ak-lightness) c h);
    }
  }

  :host(:lang(ko)) {
    word-break: keep-all;
  }

  :host(:lang(ja)) {
    word-break: auto-phrase;
  }

  @media (prefers-color-scheme: dark) {
    :host(:not([theme="light"])) {
      ${dark}
    }
  }

  :host([theme="dark"]) {
    ${dark}
  }
`;
