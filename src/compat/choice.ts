/** What speaks for or against compatibility mode. */
export interface CompatibilityFacts {
  /** `?compatibility=` of the page, for trying it. */
  query: string | null;
  /** The tag's `compatibility-mode`. */
  attribute: string | null;
  /** The server's template has set `ShadyDOM.force`, as it does for flows with this setting. */
  forced: boolean;
  /** The brand's or the page's own setting. */
  setting: string | boolean | null | undefined;
  /** Whether the primary pointer is a finger. */
  coarse: boolean;
}

/**
 * Whether the elements render into light DOM. The first of these that says `on` or `off` decides: the address, the tag,
 * the server's template, the brand or page. Else it is on for touch screens, where password managers need it.
 */
export function wantsCompatibility({ query, attribute, forced, setting, coarse }: CompatibilityFacts): boolean {
  return opinion(query) ?? opinion(attribute) ?? (forced || (opinion(setting) ?? coarse));
}

/** True for `on`, false for `off`; nothing for `auto` and unknown values, which leave it to the next. */
function opinion(value: string | boolean | null | undefined): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "on" ? true : value === "off" ? false : undefined;
}
