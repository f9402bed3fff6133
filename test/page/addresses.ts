import fc from "fast-check";

/** Where the page of these tests is. */
export const ORIGIN = "https://login.example.org";

/** A page's path, and what follows from it. */
export interface AddressCase {
  /** As `location.pathname` has it. */
  pathname: string;
  /** Path of the root of the installation. */
  root: string;
  slug: string;
  /** The inline script already asks for the challenge; what it leaves alone is for the modules. */
  early: boolean;
}

const plain = { root: "/", slug: "x", early: true };
const odd = { root: "/", slug: "x", early: false };

/** Paths of pages, plain and odd, which the modules and the inline script have to agree on. */
export const addresses: readonly AddressCase[] = [
  { ...plain, pathname: "/if/flow/x/" },
  { ...plain, pathname: "/if/flow/x" },
  { ...plain, pathname: "/if/flow/default-authentication_flow2/", slug: "default-authentication_flow2" },
  { ...plain, pathname: "/sso/auth/if/flow/x/", root: "/sso/auth/" },
  { ...plain, pathname: "/s%20s/if/flow/x/", root: "/s%20s/" },
  { ...plain, pathname: "/if/flow/a/if/flow/x/", root: "/if/flow/a/" },
  // Without slashes of its own, what names another host is a folder.
  { ...plain, pathname: "/attacker.example/..%2f/if/flow/x/", root: "/attacker.example/..%2f/" },
  { ...plain, pathname: "/a/..%2f..%2f/if/flow/x/", root: "/a/..%2f..%2f/" },
  { ...plain, pathname: "/@attacker.example/if/flow/x/", root: "/@attacker.example/" },
  { ...plain, pathname: "/%5C%5Cattacker.example/if/flow/x/", root: "/%5C%5Cattacker.example/" },
  { ...plain, pathname: "/https:/attacker.example/if/flow/x/", root: "/https:/attacker.example/" },
  { ...odd, pathname: "//if/flow/x/" },
  { ...odd, pathname: "///if//flow/x/", slug: "default-authentication-flow" },
  { ...odd, pathname: "//attacker.example/if/flow/x/", root: "/attacker.example/" },
  { ...odd, pathname: "//attacker.example/..%2f/if/flow/x/", root: "/attacker.example/..%2f/" },
  { ...odd, pathname: "//attacker.example/..%2F/if/flow/x/", root: "/attacker.example/..%2F/" },
  { ...odd, pathname: "//attacker.example:8443/%2e%2e%2f/if/flow/x/", root: "/attacker.example:8443/%2e%2e%2f/" },
  { ...odd, pathname: "//user:word@attacker.example/if/flow/x/", root: "/user:word@attacker.example/" },
  { ...odd, pathname: "/sso//attacker.example//if/flow/x/", root: "/sso/attacker.example/" },
  { ...odd, pathname: "/https://attacker.example/if/flow/x/", root: "/https:/attacker.example/" },
  { ...odd, pathname: "/if/flow/my%2Dflow/", slug: "my-flow" },
  { ...odd, pathname: "/if/flow/%zz/", slug: "%zz" },
  { ...odd, pathname: "/if/flow/%E0%A4%A/", slug: "%E0%A4%A" },
  { ...odd, pathname: "/if/flow/..%2f/", slug: "../" },
  { ...odd, pathname: "/if/flow/a%2fb/", slug: "a/b" },
  { ...odd, pathname: "/if/flow/%252e%252e/", slug: "%2e%2e" },
  { ...odd, pathname: "/if/flow/a%3Fb%23c/", slug: "a?b#c" },
  { ...odd, pathname: "/if/flow/%5C/", slug: "\\" },
  { ...odd, pathname: "/if/flow/fl%C3%BCssig/", slug: "flüssig" },
  { ...odd, pathname: "/if/flow/x.y/", slug: "x.y" },
  { ...odd, pathname: "/", slug: "default-authentication-flow" },
  { ...odd, pathname: "/if/flow/", slug: "default-authentication-flow" },
  { ...odd, pathname: "/a/if/flow/y//if/flow/x/", root: "/a/if/flow/y/" },
  { ...odd, pathname: "/login", slug: "default-authentication-flow" },
];

/** What addresses trip over. */
const piece = fc.oneof(
  fc.constantFrom("/", "//", "\\", ".", "..", "%2e", "%2E%2e", "%2f", "%2F", "%5c", "%", "%zz", "%E0%A4%A", "%00"),
  fc.constantFrom(":", "@", "?", "#", ";", "&", "\t", "\n", "\r", "\0", " ", "\u007f", "\u200f", "\ud800", "ü", "😀"),
  fc.constantFrom(
    "attacker.example",
    "user:word@",
    ":8443",
    "https:",
    "javascript:",
    "blob:",
    ORIGIN,
    "[::1]",
    "127.1",
  ),
  fc.constantFrom("if/flow/", "/if/flow/x/", "if", "flow", "sso", "x", "-", "_"),
  fc.string({ unit: "binary", maxLength: 4 }),
);
/** Texts that an address may be made of. */
export const text = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
  fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join("").repeat(2000)),
);

/** Paths as browsers have them. */
export const browsersPath = fc.oneof(
  text.map((path) => new URL(ORIGIN + encodeURI(`/${path.replace(/\p{Cs}/gu, "")}`)).pathname),
  text.map((path) => new URL(`${ORIGIN}/${path}/if/flow/x/`).pathname),
);
