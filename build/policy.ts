import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "vite";

/** The sources of a Content-Security-Policy, by directive. */
type Directives = Readonly<Record<string, readonly string[]>>;

/** The directives that the built page needs. @param hash - that of its inline script */
const needs = (hash: string): Directives => ({
  "default-src": ["'none'"],
  "script-src": ["'self'", hash],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
  "base-uri": ["'none'"],
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["lit-html"],
});

/** A directive as an administrator writes it; with a minus before it, it is left out. Nothing that ends a string. */
const DIRECTIVE =
  /^(?<minus>-?)(?<name>[a-z][a-z-]*-(?:src|ancestors|action|uri|types|types-for|to|elem|attr))(?<sources>(?:\s+[^\s"\\$,;]+)*)$/;

/**
 * The policy that the built page runs under.
 * @param script - the inline script of the page
 * @param widening - directives with further sources, separated by semicolons; `-name` removes a directive: `img-src
 * https://images.example.org`
 */
export function contentSecurityPolicy(script: string, widening = ""): string {
  const directives: Record<string, readonly string[]> = {
    ...needs(`'sha256-${createHash("sha256").update(script).digest("base64")}'`),
  };
  for (const directive of widening.split(";").map((text) => text.trim())) {
    if (!directive) continue;
    const { minus, name = "", sources = "" } = DIRECTIVE.exec(directive)?.groups ?? {};
    if (Boolean(minus) === Boolean(sources)) throw new Error(`This is no directive of a policy: ${directive}`);
    // 'none' is invalid beside other sources.
    const known = directives[name]?.filter((source) => source !== "'none'") ?? [];
    directives[name] = [...new Set([...known, ...sources.trim().split(/\s+/)])];
    if (minus) Reflect.deleteProperty(directives, name);
  }
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}

/**
 * The headers that a server must send with the page: the policy, and older headers for browsers and tools that need
 * them.
 */
export function securityHeaders(policy: string): Record<string, string> {
  const ancestors = /(?:^|; )frame-ancestors ([^;]*)/.exec(policy)?.[1] ?? "'none'";
  // X-Frame-Options cannot name origins: if the policy allows some, it is left out.
  const framing = { "'none'": "DENY", "'self'": "SAMEORIGIN" }[ancestors];
  return {
    "Content-Security-Policy": policy,
    ...(framing && { "X-Frame-Options": framing }),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
  };
}

/**
 * Writes the headers that a server must send with the page: the policy to `csp.txt`, and all of them to
 * `headers.nginx.conf` and `headers.caddy`, which nginx and Caddy can include.
 */
export function policyFiles(widening: string | undefined): Plugin {
  return {
    name: "policy-files",
    apply: "build",
    async writeBundle({ dir = "dist" }) {
      const page = await readFile(join(dir, "index.html"), "utf8").catch(() => undefined);
      const script = page && /<script>([^]*?)<\/script>/.exec(page)?.[1];
      if (script === undefined) return;
      const policy = contentSecurityPolicy(script, widening);
      const headers = Object.entries(securityHeaders(policy));
      const lines = headers.map(([name, value]) => `add_header ${name} "${value}" always;\n`);
      const caddy = headers.map(([name, value]) => `\t${name} "${value}"\n`).join("");
      await writeFile(join(dir, "csp.txt"), `${policy}\n`);
      await writeFile(join(dir, "headers.nginx.conf"), lines);
      await writeFile(join(dir, "headers.caddy"), `header {\n${caddy}}\n`);
    },
  };
}
