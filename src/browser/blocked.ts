/** What a page may be kept from: another page in a frame, the target of a form, a script of others, a picture. */
export type Reach = "frame" | "form" | "script" | "image";

/**
 * Which directives of a Content-Security-Policy allow it. Where Trusted Types are enforced, a policy has to
 * allow our name for them as well, or no script of others runs.
 */
const DIRECTIVES: Readonly<Record<Reach, readonly string[]>> = {
  frame: ["frame-src", "child-src"],
  form: ["form-action"],
  script: ["script-src", "script-src-elem"],
  image: ["img-src"],
};
const VOUCHING = ["trusted-types", "require-trusted-types-for"];

/** What our own policies of Trusted Types begin with. */
const OURS = /^ak-/;

/**
 * Calls back when the Content-Security-Policy of this page keeps the browser from an address. No frame, form or script
 * says so itself; some browsers even call a frame loaded. Administrators read on the console what has to be allowed.
 *
 * @param call - is told the directive, and what it lacks
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

/** The origin of an address, or its scheme where there is no origin; browsers name that of a blocked one alone. */
function placeOf(address: string, base?: string): string | undefined {
  try {
    const { origin, protocol } = new URL(address, base);
    return origin === "null" ? protocol : origin;
  } catch {
    return /^[a-z][-+.a-z\d]*$/i.test(address) ? `${address}:` : undefined;
  }
}
