import { expect } from "@open-wc/testing";
import { absolute, safeTarget } from "../../src/protocol/index.js";

const BASE = "https://example.org/auth/";

/** What may be opened, and the address that it is. */
const open: Record<string, string> = {
  "https://elsewhere.example.org/a?b#c": "https://elsewhere.example.org/a?b#c",
  "http://elsewhere.example.org": "http://elsewhere.example.org/",
  "HTTPS://elsewhere.example.org/": "https://elsewhere.example.org/",
  "/if/user/": "https://example.org/if/user/",
  "if/user/": "https://example.org/auth/if/user/",
  "../a": "https://example.org/a",
  "?a=b": "https://example.org/auth/?a=b",
  "#a": "https://example.org/auth/#a",
  "": "https://example.org/auth/",
  "//elsewhere.example.org/a": "https://elsewhere.example.org/a",
  "/javascript:alert(1)": "https://example.org/javascript:alert(1)",
  "./javascript:alert(1)": "https://example.org/auth/javascript:alert(1)",
  "javascript%3Aalert(1)": "https://example.org/auth/javascript%3Aalert(1)",
  "java script:alert(1)": "https://example.org/auth/java%20script:alert(1)",
  "com.example.app:/callback?code=1": "com.example.app:/callback?code=1",
  "app.immich:///oauth-callback": "app.immich:///oauth-callback",
  "vscode://a/b": "vscode://a/b",
  "javascripts:a": "javascripts:a",
  "mailto:admin@example.org": "mailto:admin@example.org",
  "tel:+123": "tel:+123",
};

/** What must not: it runs scripts, shows documents of its own, or reaches into the device; or it is no address. */
const closed: readonly string[] = [
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  "javascript://example.org/%0Aalert(1)",
  " javascript:alert(1)",
  "\u0000javascript:alert(1)",
  "\u0001\u001f javascript:alert(1)",
  "\njavascript:alert(1)",
  "java\tscript:alert(1)",
  "java\nscript:alert(1)",
  "java\r\nscript:alert(1)",
  "j\ta\nv\ra\tscript:alert(1)",
  "javascript\t:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "DATA:text/html;base64,PHA+",
  "blob:https://example.org/0",
  "vbscript:msgbox(1)",
  "livescript:a",
  "mocha:a",
  "jar:https://example.org/a!/b",
  "file:///etc/passwd",
  "filesystem:https://example.org/temporary/a",
  "about:blank",
  "about:srcdoc",
  "view-source:https://example.org/",
  "ws://example.org/",
  "wss://example.org/",
  "http://[",
  "https://",
  "https://example.org:port/",
  "//",
];

const said = (to: string) => JSON.stringify(to);

// What an address is, and which of them runs scripts, is up to the parser of each browser.
describe("a target that a challenge names", () => {
  for (const [to, address] of Object.entries(open)) {
    it(`may be opened: ${said(to)}`, () => expect(safeTarget(to, BASE)).to.equal(address));
  }
  for (const to of closed) {
    it(`must not be opened: ${said(to)}`, () => expect(safeTarget(to, BASE)).to.equal(undefined));
  }

  it("must not be opened if it is not a text", () => {
    for (const to of [undefined, null, 5, true, {}, [], ["/a"], { href: "/a" }]) {
      expect(safeTarget(to, BASE)).to.equal(undefined);
      expect(absolute(to, BASE)).to.equal(undefined);
    }
  });

  it("must not be opened without a base", () => {
    expect(safeTarget("/a", "")).to.equal(undefined);
    expect(safeTarget("https://example.org/a", "")).to.equal(undefined);
  });
});
