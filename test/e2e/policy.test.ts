import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { createServer, preview } from "vite";
import { demoBrand } from "../../mocks/brand.js";
import password from "../../mocks/challenges/password.js";
import { asks } from "./gates.js";
import { scene, type BrowserName } from "./visit.js";

scene("the page is served under the strict policy", async (visit) => {
  const response = await visit.page.goto(`${visit.site.url}if/flow/default-authentication-flow/`);
  const script = /<script>([^]*?)<\/script>/.exec((await response?.text()) ?? "")?.[1] ?? "";
  const hash = createHash("sha256").update(script).digest("base64");
  assert.deepEqual(response?.headers()["content-security-policy"]?.split("; "), [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
  ]);
});

for (const [title, serve, policy, framing] of [
  ["npm start", createServer, "frame-ancestors 'self'", "SAMEORIGIN"],
  ["vite preview", preview, await readFile("dist/csp.txt", "utf8"), "DENY"],
] as const) {
  test(`${title} sends the headers that say who may frame the page`, async () => {
    const address = { host: "127.0.0.1", port: 0, strictPort: false };
    const server = await serve({ logLevel: "error", server: address, preview: address });
    try {
      if ("listen" in server) await server.listen();
      const { port } = server.httpServer?.address() as AddressInfo;
      const { headers } = await fetch(`http://127.0.0.1:${port}/if/flow/default-authentication-flow/`);
      assert.equal(headers.get("Content-Security-Policy"), policy.trim());
      assert.equal(headers.get("X-Frame-Options"), framing);
      assert.equal(headers.get("Referrer-Policy"), "same-origin");
      assert.equal(headers.get("X-Content-Type-Options"), "nosniff");
    } finally {
      await server.close();
    }
  });
}

scene("the tests notice a violation of the policy", async (visit) => {
  await visit.open();
  await visit.focus("uidField");
  await visit.page.evaluate(() => {
    const violated = new Promise<void>((resolve) => addEventListener("securitypolicyviolation", () => resolve()));
    document.body.style.background = "white"; // by script that is no style attribute
    document.body.setAttribute("style", "color: red");
    return violated;
  });
  assert.match(visit.complaints.splice(0).join("\n"), /Violates style-src-attr/);
});

// Each scene ends with nothing to complain about, and a violation is a complaint.
for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
  scene(
    `no step of signing in and out violates the policy (${browser})`,
    async (visit) => {
      await visit.open("demo-stay-signed-in", "next=/if/flow/demo-consent/");
      await visit.signIn();
      await visit.stage("ak-stage-user-login");
      await visit.click("Not now");
      await visit.stage("ak-stage-consent");
      await visit.click("Allow");
      await visit.arrive("/if/user/");
      await visit.open("demo-session-end");
      await visit.stage("ak-stage-session-end");
      await visit.click("Sign out of");
      await visit.focus("uidField");
    },
    { browser },
  );

  scene(
    `in the place of images that the policy blocks users see initials and the brand's name (${browser})`,
    async (visit) => {
      const foreign = "https://images.example/picture.png";
      visit.site.world.brand = {
        ...demoBrand,
        branding_title: "Example",
        branding_logo: foreign,
        branding_logo_themed_urls: null,
      };
      visit.site.gate = asks({ ...password.states.first, pending_user: "Ada Lovelace", pending_user_avatar: foreign });
      await visit.open();
      await visit.focus("password");
      await visit.wait('.pending-user img[src^="data:"][src*="AL"]');
      await visit.wait(".pf-c-login__header ::-p-text(Example)");
      const broken = await visit.page.$$eval(">>> img:not([hidden])", (all) => all.filter((it) => !it.naturalWidth));
      assert.deepEqual(broken, []);
      assert.ok(visit.complaints.splice(0).every((it) => it.includes("img-src"))); // what administrators have to allow
    },
    { browser },
  );

  scene(
    `no failure violates the policy (${browser})`,
    async (visit) => {
      await visit.open("demo-denied");
      await visit.stage("ak-stage-access-denied");
      await visit.open("demo-error");
      await visit.stage("ak-stage-flow-error");
      await visit.open("no-such-flow");
      await visit.says("no page called");
      await visit.open("demo-sources");
      await visit.click("Example Forge");
      await visit.arrive("/if/flow/demo-stay-signed-in/");
      await visit.identify();
      await visit.focus("password");
      await visit.type("wrong");
      await visit.press("Enter");
      await visit.says("");
    },
    { browser },
  );
}
