/**
 * How the elements render: `off`, into shadow roots; `light`, the stages into light DOM, so that password managers find
 * their fields; `on`, compatibility mode, all of it in light DOM.
 */
export type Mode = "off" | "light" | "on";

/** What speaks for one of the modes. */
export interface ModeFacts {
  /** `?compatibility=` of the page, for trying it. */
  query: string | null;
  /** The tag's `compatibility-mode`. */
  attribute: string | null | undefined;
  /** The server's template has set `ShadyDOM.force`, as it does for flows with this setting. */
  forced: boolean | undefined;
  /** The brand's or the page's own setting. */
  setting: string | boolean | null | undefined;
  /** Whether the primary pointer is a finger. */
  coarse: boolean;
  /** Whether a program drives the browser. It relies on shadow roots. */
  driven: boolean;
  /** Whether this is our page, not a tag on another page. */
  isPage: boolean;
  /** Whether the browser knows what the styles of `light` need. */
  able: boolean;
}

/**
 * The mode of the elements. The first of these that names one decides: the address, the tag, the server's template, the
 * brand or page. Else it is `light` for users of our page; a tag on another page, whose scripts may look for its own
 * elements in the document, is in `light` on touch screens alone, where most password managers need it. Browsers that
 * are too old for `light` have `on` on touch screens and `off` elsewhere.
 */
export function chosenMode({ query, attribute, forced, setting, coarse, driven, isPage, able }: ModeFacts): Mode {
  const asked = named(query) ?? named(attribute) ?? (forced ? "on" : named(setting));
  const mode = asked ?? ((isPage ? !driven : coarse) ? "light" : "off");
  return mode !== "light" || able ? mode : coarse ? "on" : "off";
}

/** The mode that a setting names; nothing for `auto` and unknown values, which leave it to the next. */
function named(value: string | boolean | null | undefined): Mode | undefined {
  if (typeof value === "boolean") return value ? "on" : "off";
  return value === "on" || value === "light" || value === "off" ? value : undefined;
}
