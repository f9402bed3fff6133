/** What speaks for or against compatibility mode. */
export interface CompatibilityFacts {
  /** `?compatibility=` of the page, for trying it. */
  query: string | null;
  /** The tag's `compatibility-mode`. */
  attribute: string | null;
  /** The server's page asks for it: its template sets `ShadyDOM.force` for flows with the setting. */
  forced: boolean;
  /** The brand's or the page's own setting. */
  setting: string | boolean | null | undefined;
  /** The primary pointer is a finger. */
  coarse: boolean;
}

/**
 * Whether the elements stand in light DOM. The first that has an opinion decides: whoever is trying it, the tag, the
 * server's page, the brand; without any it is on where people touch, since that is where password managers need it.
 */
export function wantsCompatibility({ query, attribute, forced, setting, coarse }: CompatibilityFacts): boolean {
  return opinion(query) ?? opinion(attribute) ?? (forced || (opinion(setting) ?? coarse));
}

/** On, off, or none: `auto` and whatever is not understood leave it to the next. */
function opinion(value: string | boolean | null | undefined): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "on" ? true : value === "off" ? false : undefined;
}
