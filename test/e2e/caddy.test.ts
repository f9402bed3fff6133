import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { securityHeaders } from "../../build/policy.js";
import { serveBehindCaddy, withoutCaddy } from "./caddy.js";
import { withoutCertificates } from "./certificate.js";
import { SERVERS_PAGE, nginxPath, serveBehindNginx, type Listener } from "./nginx.js";
import { sceneBefore } from "./visit.js";

const FLOW = "if/flow/default-authentication-flow/";
const IMMUTABLE = "public, max-age=31536000, immutable";

/** A test without a browser, of the recipe as the documentation prints it. */
function asked(title: string, base: string, ask: (site: Listener) => Promise<void>) {
  test(`behind Caddy, ${title}`, { skip: withoutCaddy }, async () => {
    const site = await serveBehindCaddy(base);
    try {
      await ask(site);
    } finally {
      await site.close();
    }
  });
}

async function assertHeaders({ headers }: Response, cache: string) {
  const policy = (await readFile("dist/csp.txt", "utf8")).trim();
  for (const [name, value] of Object.entries(securityHeaders(policy))) assert.equal(headers.get(name), value, name);
  assert.equal(headers.get("Cache-Control"), cache);
}

for (const base of ["/", "/sso/"]) {
  asked(`page and files come with the headers of the build, at ${base}`, base, async ({ url, requests }) => {
    const page = await fetch(`${url}${FLOW}?next=%2F`);
    assert.equal(page.status, 200);
    await assertHeaders(page, "no-cache");
    const html = await page.text();
    assert.equal(html, await readFile("dist/index.html", "utf8"));
    for (const [, file = ""] of html.matchAll(/(?:src|href)="\.\.\/(assets\/[^"]+)"/g)) {
      const asset = await fetch(`${url}if/flow/${file}`, { headers: { "Accept-Encoding": "br" } });
      assert.equal(asset.status, 200, file);
      await assertHeaders(asset, IMMUTABLE);
      // The icon is the smaller without compression.
      assert.equal(asset.headers.get("Content-Encoding"), file.endsWith(".svg") ? null : "br", file);
    }
    await assertHeaders(await fetch(`${url}if/flow/embed.js`), "no-cache");
    assert.deepEqual(requests, []);
  });
}

asked("a file that is not there is not kept", "/", async ({ url }) => {
  const missing = await fetch(`${url}if/flow/assets/missing-00000000.js`);
  assert.equal(missing.status, 404);
  assert.notEqual(missing.headers.get("Cache-Control"), IMMUTABLE);
});

asked("the server's page is for old browsers and for those who ask for it", "/", async ({ url }) => {
  const agents = ["Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko", "Edge/17.17134", "PKeyAuth/1.0"];
  const queries = ["interface=server", "next=%2F&interface=server", "sfe", "sfe=1", "inspector=open"];
  const old = agents.map((agent) => fetch(url + FLOW, { headers: { "User-Agent": agent } }));
  const wanted = queries.map((query) => fetch(`${url}${FLOW}?${query}`));
  for (const response of await Promise.all([...old, ...wanted])) {
    assert.match(await response.text(), new RegExp(SERVERS_PAGE), response.url);
    assert.equal(response.headers.get("X-Frame-Options"), "SAMEORIGIN");
    assert.equal(response.headers.get("Content-Security-Policy"), null);
  }
  for (const query of ["next=interface%3Dserver", "interface=servers", "sfex"]) {
    await assertHeaders(await fetch(`${url}${FLOW}?${query}`), "no-cache");
  }
});

asked("a page without its slash is the page with it", "/", async ({ url }) => {
  const response = await fetch(`${url}${FLOW.slice(0, -1)}?next=%2Fa%26b`, { redirect: "manual" });
  assert.equal(response.status, 302);
  assert.equal(response.headers.get("Location"), `/${FLOW}?next=%2Fa%26b`);
});

/** The recipes, as they are printed, for a server below a path, behind TLS, on another port than usual. */
const PLACES = {
  Caddy: { skip: withoutCaddy, serve: () => serveBehindCaddy("/sso/", true) },
  nginx: { skip: !nginxPath(), serve: () => serveBehindNginx({ base: "/sso/", tls: true }) },
};

for (const [proxy, { skip, serve }] of Object.entries(PLACES)) {
  const title = `behind ${proxy} a user signs in below a path, with TLS, on another port`;
  if (skip || withoutCertificates) {
    test(title, { skip: withoutCertificates || skip });
    continue;
  }
  sceneBefore(serve, title, async (visit) => {
    const { page, site } = visit;
    const browser = await page.createCDPSession();
    await browser.send("Security.setIgnoreCertificateErrors", { ignore: true });
    await page.goto(`${site.url}${FLOW.slice(0, -1)}?next=/sso/if/user/`);
    assert.equal(page.url(), `${site.url}${FLOW}?next=/sso/if/user/`);
    await visit.signIn();
    await visit.arrive("if/user/");
    await visit.sees("Signed in as");
    await visit.open("demo-consent", "next=/sso/if/user/"); // the server compares the origin with its own
    await visit.click("Allow");
    await visit.arrive("if/user/");
    await visit.open("default-authentication-flow", "interface=server");
    await visit.sees(`at ${site.url}${FLOW}?interface=server`);
  });
}
