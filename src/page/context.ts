import { isObject, list, textOf, type Brand, type Layout } from "../protocol/index.js";
import { pageAddress } from "./address.js";

/** What the page knows before the first challenge. */
export interface PageContext {
  /** Root of the installation: absolute, of the page's own origin. */
  base: string;
  slug: string;
  brand?: Brand | undefined;
  layout?: Layout | undefined;
  /** Whether this page is to be in compatibility mode: `on`, `off` or `auto`. */
  compatibility?: string | boolean | undefined;
  /** What the server has to say beside the flow, as it came. */
  messages: readonly object[];
}

/**
 * What the server's template leaves on the window (contract, section 6.2). None of it is certain: with `?.` a member of
 * a number or a text is as missing as one of null.
 */
interface ServerGlobals {
  api?: { relBase?: unknown } | null;
  brand?: unknown;
  /** What servers before 2024 call the brand. */
  tenant?: unknown;
  flow?: { layout?: unknown } | null;
  messages?: unknown;
}

/** The same for pages that may not run inline scripts: `<script type="application/json" id="authentik">`. */
interface ContextBlock extends ServerGlobals {
  base?: unknown;
  slug?: unknown;
  compatibility?: string;
}

/**
 * Reads slug, base and brand from wherever the page has them: the window, a JSON block, meta tags
 * (`authentik:slug`, `authentik:base`), and else the path, `<base>if/flow/<slug>/`.
 */
export function pageContext(): PageContext {
  const globals = (window as { authentik?: ServerGlobals | null }).authentik;
  const block = readBlock();
  const said = {
    bases: [globals?.api?.relBase, block?.base, readMeta("base")],
    slugs: [block?.slug, readMeta("slug")],
  };
  const brand = [globals?.brand, globals?.tenant, block?.brand].find(isObject) as Brand | undefined;
  return {
    ...pageAddress(location.pathname, said, location.origin),
    brand,
    layout: textOf(globals?.flow?.layout ?? block?.flow?.layout) as Layout,
    messages: list((globals?.messages ?? block?.messages) as object[] | undefined),
    compatibility: block?.compatibility ?? readMeta("compatibility") ?? brand?.attributes?.settings?.compatibility_mode,
  };
}

function readMeta(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="authentik:${name}"]`)?.content || undefined;
}

function readBlock(): ContextBlock | null | undefined {
  const text = document.getElementById("authentik")?.textContent;
  if (!text) return;
  try {
    return JSON.parse(text) as ContextBlock | null;
  } catch (error) {
    // A page with a broken block is still a page that people must be able to sign in on.
    console.error("The JSON block #authentik cannot be read", error);
    return;
  }
}
