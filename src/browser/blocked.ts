/** What a policy may block: a page in a frame, the target of a form, a script of another site, an image. */
export type Reach = "frame" | "form" | "script" | "image";

/**
 * The directives of a Content-Security-Policy that decide on it. Where Trusted Types are enforced, scripts of other
 * sites need that the policy allows the name of our Trusted Types policy as well.
 */
const DIRECTIVES: Readonly<Record<Reach, readonly string[]>> = {
  frame: ["frame-src", "child-src"],
  form: ["form-action"],
  script: ["script-src", "script-src-elem"],
  image: ["img-src"],
};
const VOUCHING = ["trusted-types", "require-trusted-types-for"];

/** The beginning of the names of our Trusted Types policies. */
const OURS = /^ak-/;

/**
 * Calls back when the Content-Security-Policy of this page blocks an address. Neither frames nor forms nor scripts have
 * an event for that, and in some browsers a blocked frame fires `load`. The console tells administrators what to allow.
 *
 * @param call - called with the directive, and the source that it lacks
 */
export function whenBlocked(
  reach: Reach | readonly Reach[],
  address: string,
  signal: AbortSignal,
  call: (missing: string) => void,
): void {
  const reaches = [reach].flat();
  const directives = reaches.flatMap((it) => DIRECTIVES[it]);
  const place = placeOf(address, document.baseURI);
  const lacking = ({ effectiveDirective, blockedURI, sample }: SecurityPolicyViolationEvent) => {
    if (reaches.includes("script") && VOUCHING.includes(effectiveDirective)) {
      return OURS.test(sample) ? sample.split("|", 1)[0] : undefined;
    }
    return directives.includes(effectiveDirective) && placeOf(blockedURI) === place ? place : undefined;
  };
  const hear = (event: SecurityPolicyViolationEvent) => {
    const lacks = event.disposition === "enforce" ? lacking(event) : undefined;
    if (!lacks) return;
    const missing = `${event.effectiveDirective} ${lacks}`;
    console.error(`The Content-Security-Policy of this page has to allow: ${missing}`);
    call(missing);
  };
  document.addEventListener("securitypolicyviolation", hear, { signal });
}

/** The origin of an address, or its scheme if it has no origin: of a blocked address, browsers report no more. */
function placeOf(address: string, base?: string): string | undefined {
  try {
    const { origin, protocol } = new URL(address, base);
    return origin === "null" ? protocol : origin;
  } catch {
    return /^[a-z][-+.a-z\d]*$/i.test(address) ? `${address}:` : undefined;
  }
}
