import { isObject, list, textOf, type Brand, type Layout } from "../protocol/index.js";
import { pageAddress } from "./address.js";

/** What the HTML of the page says before the first challenge. */
export interface PageContext {
  /** Root of the installation: absolute, of the page's own origin. */
  base: string;
  slug: string;
  brand?: Brand | undefined;
  layout?: Layout | undefined;
  /** Whether this page is to be in compatibility mode: `on`, `off` or `auto`. */
  compatibility?: string | boolean | undefined;
  /** Messages of the server to the user, unchecked. */
  messages: readonly object[];
}

/**
 * What the server's template sets on the window (contract, section 6.2). Nothing checks these types; reading a member
 * with `?.` is safe whatever the value is.
 */
interface ServerGlobals {
  api?: { relBase?: unknown } | null;
  brand?: unknown;
  /** The brand, as servers before 2024.2 call it. */
  tenant?: unknown;
  flow?: { layout?: unknown } | null;
  messages?: unknown;
}

/** The same in `<script type="application/json" id="authentik">`, for pages whose policy allows no inline scripts. */
interface ContextBlock extends ServerGlobals {
  base?: unknown;
  slug?: unknown;
  compatibility?: string;
}

/**
 * Reads slug, base, brand and the rest from the window, the JSON block and meta tags (`authentik:slug` …); slug and
 * base else come from the path, `<base>if/flow/<slug>/`.
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
  if (!text) return undefined;
  try {
    return JSON.parse(text) as ContextBlock | null;
  } catch (error) {
    // Users can sign in without what the block says.
    console.error("The JSON block #authentik cannot be read", error);
  }
  return undefined;
}
