import type { Brand } from "./executor/world.js";

/** The demo's own logo, as an address that needs no server. */
const wordmark = (colour: string) =>
  svg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 176 40"><path fill="#6478f0" d="M20 3 5 9v10c0 9 6 15 15 18 9-3 15-9 15-18V9z"/><path fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round" d="m13 19 5 5.5 9-10"/><text x="46" y="28" font-family="system-ui,sans-serif" font-size="23" font-weight="650" fill="${colour}">authentik</text></svg>`,
  );

function svg(text: string): string {
  return `data:image/svg+xml,${encodeURIComponent(text)}`;
}

/** How the demo looks. */
export const demoBrand: Brand = {
  matched_domain: "authentik-default",
  branding_title: "authentik",
  branding_logo: wordmark("#1a1d29"),
  branding_logo_themed_urls: { light: wordmark("#1a1d29"), dark: wordmark("#eceef4") },
  branding_favicon: svg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#6478f0" d="M20 3 5 9v10c0 9 6 15 15 18 9-3 15-9 15-18V9z"/></svg>`,
  ),
  branding_favicon_themed_urls: null,
  branding_custom_css: "",
  ui_footer_links: [],
  ui_theme: "automatic",
  flow_authentication: "default-authentication-flow",
  flow_invalidation: "default-invalidation-flow",
  flow_user_settings: "default-user-settings-flow",
  default_locale: "",
  flags: { flows_refresh_others: false, flows_continuous_login: false },
};
