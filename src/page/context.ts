import type { Brand, Layout } from "../protocol/index.js";

/** What the page knows before the first challenge. */
export interface PageContext {
  /** Root of the installation, absolute. */
  base: string;
  slug: string;
  brand?: Brand | undefined;
  layout?: Layout | undefined;
  /** Whether this page is to be in compatibility mode: `on`, `off` or `auto`. */
  compatibility?: string | boolean | undefined;
}

/** What the server's template leaves on the window (contract, section 6.2). */
interface ServerGlobals {
  api?: { base?: string; relBase?: string };
  brand?: Brand;
  /** What servers before 2024 call the brand. */
  tenant?: Brand;
  flow?: { layout?: Layout };
}

/** The same for pages that may not run inline scripts: `<script type="application/json" id="authentik">`. */
interface ContextBlock extends ServerGlobals {
  base?: string;
  slug?: string;
  compatibility?: string;
}

/**
 * Reads slug, base and brand from wherever the page has them: the window, a JSON block, meta tags
 * (`authentik:slug`, `authentik:base`), and else the path, `<base>if/flow/<slug>/`.
 */
export function pageContext(): PageContext {
  const globals = (window as { authentik?: ServerGlobals }).authentik ?? {};
  const block = readBlock();
  const path = /^(.*\/)if\/flow\/([^/]+)/.exec(location.pathname);
  const base = globals.api?.relBase ?? block.base ?? readMeta("base") ?? path?.[1] ?? globals.api?.base ?? "/";
  const brand = globals.brand ?? globals.tenant ?? block.brand;
  return {
    base: new URL(base.replace(/\/?$/, "/"), location.origin).href,
    slug: block.slug ?? readMeta("slug") ?? decodeURIComponent(path?.[2] ?? "default-authentication-flow"),
    brand,
    layout: globals.flow?.layout ?? block.flow?.layout,
    compatibility: block.compatibility ?? readMeta("compatibility") ?? brand?.attributes?.settings?.compatibility_mode,
  };
}

function readMeta(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="authentik:${name}"]`)?.content || undefined;
}

function readBlock(): ContextBlock {
  const text = document.getElementById("authentik")?.textContent;
  if (!text) return {};
  try {
    return JSON.parse(text) as ContextBlock;
  } catch (error) {
    // A page with a broken block is still a page that people must be able to sign in on.
    console.error("The JSON block #authentik cannot be read", error);
    return {};
  }
}
