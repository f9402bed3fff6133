import type { ThemedUrls } from "./challenges.js";

/** A line below the card; without an address it is plain text. */
export interface FooterLink {
  name: string;
  href?: string | null;
}

/** How the server looks, by host name: `GET /core/brands/current/` (contract, section 6.3). */
export interface Brand {
  branding_title?: string;
  branding_logo?: string;
  branding_logo_themed_urls?: ThemedUrls | null;
  branding_favicon?: string;
  branding_favicon_themed_urls?: ThemedUrls | null;
  branding_custom_css?: string;
  ui_footer_links?: readonly FooterLink[];
  /** Further settings of administrators; only the HTML of a server can have them, its API leaves them out. */
  attributes?: { settings?: { compatibility_mode?: boolean | string } };
  ui_theme?: "automatic" | "light" | "dark";
}
