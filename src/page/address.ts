import { absolute, textOf } from "../protocol/index.js";

/** What the HTML of the page says about the flow. Neither its values nor their types are trusted. */
export interface SaidAddress {
  /** Roots of the installation; the first of the page's own origin counts more than the path. */
  bases?: readonly unknown[];
  /** Slugs of the flow; the first that is a text counts more than the path. */
  slugs?: readonly unknown[];
}

/** The flow of this page: what users type is sent there. */
export interface PageAddress {
  /** Root of the installation: absolute, of the page's own origin, with a trailing slash. */
  base: string;
  /** Which flow. It may be a text that cannot be a slug. */
  slug: string;
}

/**
 * Finds the root of the installation and the flow in what the page says and in its path, `<base>if/flow/<slug>/`. The
 * author of a link chooses the path, so the base is always of the page's own origin: passwords are sent there.
 */
export function pageAddress(pathname: string, { bases = [], slugs = [] }: SaidAddress, origin: string): PageAddress {
  const [, root = "", segment = ""] = /^(.*\/)if\/flow\/([^/]+)/.exec(pathname) ?? [];
  return {
    base: [...bases, `${origin}/${root}`].map((said) => rootAt(said, origin)).find(Boolean) ?? `${origin}/`,
    slug: [...slugs.map(textOf), unescaped(segment)].find(Boolean) ?? "default-authentication-flow",
  };
}

/** The root at an address, if it is of this origin. Several slashes become one, as they do for servers. */
function rootAt(said: unknown, origin: string): string | undefined {
  const address = said ? absolute(said, origin) : undefined;
  if (!address?.startsWith(`${origin}/`)) return;
  return (
    origin +
    address
      .slice(origin.length)
      .replace(/[?#].*|$/, "/")
      .replace(/\/+/g, "/")
  );
}

/** A segment of a path, unescaped; the segment itself if its escapes are no UTF-8. */
function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
