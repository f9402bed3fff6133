/** What the HTML of a page says about its address. It is not trusted, in value or type. */
export interface SaidAddress {
  /** Roots of the installation; the first that can be believed counts more than the path. */
  bases?: readonly unknown[];
  /** A root that counts less than the path: behind a proxy the server does not know its own name. */
  lastBase?: unknown;
  /** Slugs of the flow; the first that is a text counts. */
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
export function pageAddress(pathname: string, said: SaidAddress, origin: string): PageAddress {
  const [, root, segment] = /^(.*\/)if\/flow\/([^/]+)/.exec(pathname) ?? [];
  const roots = [...(said.bases ?? []), root && origin + root, said.lastBase];
  return {
    base: roots.map((address) => rootAt(address, origin)).find(Boolean) ?? `${origin}/`,
    slug: [...(said.slugs ?? []), segment && unescaped(segment)].find(isText) ?? "default-authentication-flow",
  };
}

/** The root at an address, if that is one of this origin. */
function rootAt(address: unknown, origin: string): string | undefined {
  if (!isText(address)) return;
  try {
    const { protocol, host, pathname } = new URL(address, origin);
    // Not compared by `origin`, which a blob has from the page that made it. Servers see one slash where there are more.
    return `${protocol}//${host}` === origin ? origin + `${pathname}/`.replace(/\/+/g, "/") : undefined;
  } catch {
    return; // no address at all
  }
}

/** What a segment of a path stands for, or the segment itself where its escapes stand for no text. */
function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
