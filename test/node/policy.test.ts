import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { contentSecurityPolicy, securityHeaders } from "../../build/policy.js";

const policy = (widening?: string) => contentSecurityPolicy("", widening).split("; ");

test("CSP adds sources to directives of the policy", () => {
  const plain = policy();
  const wide = policy(
    " img-src https://a.example 'self'  https://b.example;; frame-ancestors https://c.example;worker-src blob:",
  );
  assert.deepEqual(wide, [
    ...plain.map((directive) => {
      if (directive.startsWith("img-src")) return "img-src 'self' data: https://a.example https://b.example";
      return directive.startsWith("frame-ancestors") ? "frame-ancestors https://c.example" : directive;
    }),
    "worker-src blob:",
  ]);
});

test("a minus removes a directive from the policy", () => {
  const left = policy("-trusted-types; -require-trusted-types-for");
  assert.deepEqual(
    policy().filter((directive) => !left.includes(directive)),
    ["require-trusted-types-for 'script'", "trusted-types lit-html"],
  );
});

for (const wrong of [
  "img-src",
  "img-scr https://a.example",
  "https://a.example",
  "img-src https://a.example, https://b.example",
  'img-src "https://a.example"',
  "img-src $host",
  "img-src a\\",
  "-img-src https://a.example",
  "IMG-SRC https://a.example",
]) {
  test(`the build stops if CSP holds something that is no directive: ${wrong}`, () => {
    assert.throws(() => policy(wrong), /no directive of a policy/);
  });
}

test("X-Frame-Options says for older browsers who may frame the page, if it can", () => {
  const framing = (widening?: string) => securityHeaders(contentSecurityPolicy("", widening))["X-Frame-Options"];
  assert.equal(framing(), "DENY");
  assert.equal(framing("frame-ancestors 'self'"), "SAMEORIGIN");
  assert.equal(framing("frame-ancestors https://portal.example.org"), undefined);
  assert.equal(framing("frame-ancestors 'self' https://portal.example.org"), undefined);
  assert.equal(framing("-frame-ancestors"), "DENY");
});

test("the build accepts every directive that the documents name", () => {
  const page = readFileSync("docs/security.md", "utf8");
  const table = page.slice(page.indexOf("| directives"), page.indexOf("For logout in frames:"));
  const spans = [...table.matchAll(/`((?:-?[a-z]+-[a-z-]+ |-)[^`]+)`/g)].map(([, span = ""]) => span);
  const [, example = ""] = /^CSP="(.*)" npm run build$/m.exec(page) ?? [];
  assert.ok(spans.length > 8 && example);
  for (const span of [...spans, example]) assert.notDeepEqual(policy(span), policy(), span);
});
