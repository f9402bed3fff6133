import { absolute, textOf } from "../protocol/index.js";

/** What the HTML of a page says about its address. It is not trusted, in value or type. */
export interface SaidAddress {
  /** Roots of the installation; the first that can be believed counts more than the path. */
  bases?: readonly unknown[];
  /** Slugs of the flow; the first that is a text counts more than the path. */
  slugs?: readonly unknown[];
}

/** Where a page sends what people type. */
export interface PageAddress {
  /** Root of the installation: absolute, of the page's own origin, with a trailing slash. */
  base: string;
  /** Which flow. It may be a name that no flow can have. */
  slug: string;
}

/**
 * Where the installation is and which flow to run, from what the page says and from its path, `<base>if/flow/<slug>/`.
 * Whoever makes a link decides on the path, so the base never leaves the page's origin: passwords go there.
 */
export function pageAddress(pathname: string, { bases = [], slugs = [] }: SaidAddress, origin: string): PageAddress {
  const [, root = "", segment = ""] = /^(.*\/)if\/flow\/([^/]+)/.exec(pathname) ?? [];
  return {
    base: [...bases, `${origin}/${root}`].map((said) => rootAt(said, origin)).find(Boolean) ?? `${origin}/`,
    slug: [...slugs.map(textOf), unescaped(segment)].find(Boolean) ?? "default-authentication-flow",
  };
}

/** The root at an address, if that is one of this origin. Servers see one slash where there are more. */
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

/** What a segment of a path stands for, or the segment itself where its escapes stand for no text. */
function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
