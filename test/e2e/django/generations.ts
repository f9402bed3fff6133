import { demoBrand } from "../../../mocks/brand.js";

/** What a server gives to its template of the flow page, as each generation does: variables are told or missing. */
export interface Generation {
  version: string;
  context: Readonly<Record<string, unknown>>;
}

/** Texts that a template must not take for its own, and that end what they stand in if they are not escaped. */
export const HOSTILE = `</script><script>alert(1)</script><!-- "' {{ 7 }} {% now "Y" %} \u2028 \\ &amp;`;

/** CSS of a brand, as servers escape it for a style element. */
export const CSS = `.pf-c-login__main { outline: 3px solid rgb(1, 2, 3); } /* <\\/style> "' */`;

export const brand = {
  ...demoBrand,
  branding_title: `Example ${HOSTILE}`,
  branding_favicon: "/static/dist/icon.png?a=1&b=2",
  branding_logo: "",
  branding_logo_themed_urls: null,
  ui_footer_links: [{ name: "Imprint", href: "/imprint" }],
};

const messages = [
  { tags: "success", message: `Linked ${HOSTILE}` },
  { tags: "extra error", message: "Failed." },
];

const BACKGROUND = "/static/dist/assets/images/flow_background.jpg?a=1&b=2";

/** What all generations tell. */
function common(version: string) {
  return {
    flow: {
      slug: "default-authentication-flow",
      title: `Welcome ${HOSTILE}`,
      layout: "stacked",
      compatibility_mode: false,
      background_url: BACKGROUND,
    },
    inspector: false,
    config_json: JSON.stringify({ capabilities: [HOSTILE] }),
    version_family: version,
    version_subdomain: `version-${version.replace(".", "-")}`,
    build: "",
    messages,
    footer_links: brand.ui_footer_links,
  };
}

const tenant = { tenant: brand, tenant_json: JSON.stringify(brand) };
const branded = { brand, brand_json: JSON.stringify(brand) };
const urls = {
  brand: { branding_title: brand.branding_title, branding_favicon_url: brand.branding_favicon },
  brand_json: JSON.stringify({ ...brand, branding_custom_css: CSS }),
  brand_css: CSS,
};
const traced = { html_meta: { "sentry-trace": `00-${HOSTILE}`, traceparent: "00-1-2-01" } };
const based = { base_url: "http://127.0.0.1/", base_url_rel: "/" };

/** One server of each generation, the oldest first. */
export const GENERATIONS: readonly Generation[] = [
  { version: "2022.12", context: { ...common("2022.12"), ...tenant } },
  { version: "2023.10", context: { ...common("2023.10"), ...tenant, ui_theme: "automatic" } },
  { version: "2024.2", context: { ...common("2024.2"), ...branded, ui_theme: "light" } },
  { version: "2024.12", context: { ...common("2024.12"), ...branded, ui_theme: "dark" } },
  { version: "2025.2", context: { ...common("2025.2"), ...branded, ...based, ui_theme: "dark" } },
  { version: "2025.4", context: { ...common("2025.4"), ...urls, ...based, ...traced, ui_theme: "dark" } },
  { version: "2025.10", context: { ...common("2025.10"), ...urls, ...based, ...traced, ui_theme: "light" } },
  { version: "2025.12", context: { ...common("2025.12"), ...urls, ...based, ...traced, ...told(), ui_theme: "light" } },
  { version: "2026.5", context: { ...common("2026.5"), ...urls, ...based, ...traced, ...told(), ui_theme: "dark" } },
  {
    version: "2026.8",
    context: { ...common("2026.8"), ...urls, ...based, ...traced, ...told(), ui_theme: "automatic" },
  },
];

/** The background, as servers since 2025.12 tell it. */
function told() {
  return { flow_background_url: BACKGROUND };
}

/** What a server of a generation knows of a flow, with other values for some variables. */
export function contextOf(version: string, values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const context = GENERATIONS.find((generation) => generation.version === version)?.context;
  if (!context) throw new Error(`There is no generation ${version}`);
  return { ...context, ...values };
}
