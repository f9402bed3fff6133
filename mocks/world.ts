import { ada, directory } from "./directory.js";
import { memoryStorage } from "./executor/storage.js";
import type { World } from "./executor/world.js";
import { flows } from "./flows.js";

/** The world of the demo and the tests; each call makes a new one, with whatever is overridden. */
export function demoWorld(overrides: Partial<World> = {}): World {
  const base = overrides.base ?? "/";
  return {
    base,
    brand: {
      matched_domain: "authentik-default",
      branding_title: "authentik",
      branding_logo: `${base}static/dist/assets/icons/icon_left_brand.svg`,
      branding_logo_themed_urls: null,
      branding_favicon: `${base}static/dist/assets/icons/icon.png`,
      branding_favicon_themed_urls: null,
      branding_custom_css: "",
      ui_footer_links: [],
      ui_theme: "automatic",
      flow_authentication: "default-authentication-flow",
      flow_invalidation: "default-invalidation-flow",
      default_locale: "",
      flags: { flows_refresh_others: false, flows_continuous_login: false },
    },
    config: {
      error_reporting: {
        enabled: false,
        sentry_dsn: "",
        environment: "demo",
        send_pii: false,
        traces_sample_rate: 0,
      },
      capabilities: [],
      cache_timeout: 300,
      cache_timeout_flows: 300,
      cache_timeout_policies: 300,
    },
    flows,
    directory: directory([ada]),
    storage: memoryStorage(),
    clock: Date.now,
    ...overrides,
  };
}
