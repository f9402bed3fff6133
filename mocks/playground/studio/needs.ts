import type { Source } from "./sheet.js";

/** The directive of the page's policy that must allow it. */
const DIRECTIVES: Readonly<Record<Source["kind"], string>> = {
  sheet: "style-src",
  font: "font-src",
  image: "img-src",
};

/**
 * What the page's policy must allow besides what it does, as `CSP` for the build: the page loads style sheets, fonts and
 * pictures of its own server, and pictures that are written into the address.
 */
export function directivesFor(sources: readonly Pick<Source, "address" | "kind">[]): string {
  const needed = new Map<string, Set<string>>();
  for (const { address, kind } of sources) {
    const from = originOf(address);
    if (!from || (from === "data:" && kind === "image")) continue;
    const directive = DIRECTIVES[kind];
    needed.set(directive, (needed.get(directive) ?? new Set()).add(from));
  }
  return [...needed].map(([directive, from]) => [directive, ...from].join(" ")).join("; ");
}

/** The other site that an address belongs to; nothing for the page's own. */
function originOf(address: string): string | undefined {
  const base = "https://own.invalid";
  if (!URL.canParse(address, base)) return undefined;
  const { origin, protocol } = new URL(address, base);
  if (protocol === "data:") return protocol;
  return origin === base || origin === "null" ? undefined : origin;
}
