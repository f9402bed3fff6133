import assert from "node:assert/strict";
import { rewrites } from "./gates.js";
import { scene, type Visit } from "./visit.js";

const brand = {
  branding_title: "Example",
  branding_logo: "",
  ui_footer_links: [{ name: "Imprint", href: "/imprint" }],
};
const base = "/sso/auth/";

/** Serves the page at an address that says nothing, with this in its head. */
function head({ site }: Visit, html: string) {
  site.gate = rewrites(
    site,
    (page) => page.replaceAll("../assets/", `${site.url}if/flow/assets/`).replace("<head>", `<head>${html}`),
    "/login",
  );
}

/** Opens that address, and says which flow was asked for. */
async function flow(visit: Visit): Promise<string | undefined> {
  await visit.page.goto(new URL("/login?next=/imprint", visit.site.url).href);
  await visit.page.waitForSelector(">>> h1", { visible: true });
  const calls = visit.site.requests.filter((request) => request.includes("/flows/executor/"));
  assert.equal(calls.length, 1);
  return calls[0];
}

/** Waits for what the brand brings by itself. */
async function showsBrand(visit: Visit) {
  await visit.sees("Imprint");
  await visit.page.waitForFunction(() => document.title.includes("Example"));
  assert.ok(!visit.site.requests.some((request) => request.includes("/brands/")));
}

scene(
  "the page takes base and brand from the window, where the server's template sets them",
  async (visit) => {
    await visit.page.evaluateOnNewDocument((authentik) => Object.assign(window, { authentik }), {
      api: { base: "https://wrong.example/", relBase: base },
      brand,
      flow: { layout: "content_right" },
    });
    head(visit, `<meta name="authentik:slug" content="demo-steps">`);
    assert.equal(await flow(visit), `GET ${base}api/v3/flows/executor/demo-steps/?query=next%3D%2Fimprint`);
    await showsBrand(visit);
  },
  { world: { base } },
);

scene(
  "the page takes base, flow and brand from the JSON block",
  async (visit) => {
    const block = JSON.stringify({ base, slug: "demo-steps", brand });
    head(visit, `<script type="application/json" id="authentik">${block}</script>`);
    assert.equal(await flow(visit), `GET ${base}api/v3/flows/executor/demo-steps/?query=next%3D%2Fimprint`);
    await showsBrand(visit);
  },
  { world: { base } },
);

scene(
  "the page takes base and flow from meta tags, and requests the brand",
  async (visit) => {
    head(visit, `<meta name="authentik:base" content="${base}"><meta name="authentik:slug" content="demo-steps">`);
    assert.equal(await flow(visit), `GET ${base}api/v3/flows/executor/demo-steps/?query=next%3D%2Fimprint`);
    await visit.page.waitForFunction(() => document.title.includes("authentik"));
  },
  { world: { base } },
);

scene("the page needs no configuration at the root of a server", async (visit) => {
  head(visit, "");
  assert.equal(await flow(visit), "GET /api/v3/flows/executor/default-authentication-flow/?query=next%3D%2Fimprint");
});

scene("a JSON block that cannot be read is a complaint on the console, and no more", async (visit) => {
  visit.site.gate = rewrites(visit.site, (page) =>
    page.replace("<head>", `<head><script type="application/json" id="authentik">{</script>`),
  );
  await visit.open();
  await visit.focus("uidField");
  assert.match(visit.complaints.splice(0).join("\n"), /#authentik cannot be read/);
});

scene("the page shows a message that the server's template sent before the page's script ran", async (visit) => {
  await visit.page.evaluateOnNewDocument(() => {
    const tell = (message: string) =>
      window.dispatchEvent(new CustomEvent("ak-message", { detail: { level: "error", message } }));
    addEventListener("DOMContentLoaded", () => tell("Failed to link."), { once: true });
    Object.assign(window, { tell });
  });
  let release = () => {};
  const isRead = new Promise<void>((resolve) => (release = resolve));
  visit.site.gate = (request, _, next) => {
    if (/assets\/page-.*\.js/.test(request.url ?? "")) void isRead.then(() => next());
    else next();
  };
  await visit.page.goto(`${visit.site.url}if/flow/default-authentication-flow/`, { waitUntil: "domcontentloaded" });
  release();
  await visit.says("Failed to link.");
  await visit.page.evaluate(`tell("Too late.")`);
  await visit.says("Too late.");
  assert.equal((await visit.page.$$(">>> .pf-c-login__main > .pf-c-alert")).length, 2);
});

const told: readonly unknown[] = [
  ...[
    null,
    [],
    5,
    "text",
    { base: 5, slug: [], brand: 5, flow: null },
    { base: null, brand: "x", flow: { layout: 5 } },
  ],
  ...["http://[", "javascript:alert(1)", "//attacker.example/", "https://attacker.example/"].map((base) => ({ base })),
];

scene("a JSON block with values of wrong types lets users sign in", async (visit) => {
  for (const block of told) {
    visit.site.gate = rewrites(visit.site, (page) =>
      page.replace("<head>", `<head><script type="application/json" id="authentik">${JSON.stringify(block)}</script>`),
    );
    await visit.open();
    await visit.focus("uidField");
  }
  assert.ok(!visit.site.requests.some((request) => request.includes("attacker")));
});

const left: readonly unknown[] = [
  ...[null, 5, "text", [], { api: null, brand: 5, flow: null }, { api: "x", tenant: "y", flow: 5 }],
  ...[5, {}, "http://[", "javascript:alert(1)", "//attacker.example/"].map((base) => ({
    api: { base, relBase: base },
  })),
];

scene("users can sign in whatever `window.authentik` holds", async (visit) => {
  await visit.page.evaluateOnNewDocument((words) => {
    const index = new URLSearchParams(location.search).get("next") ?? "0";
    Object.assign(window, { authentik: words[Number(index)] });
  }, left);
  for (const index of left.keys()) {
    await visit.open("default-authentication-flow", `next=${index}`);
    await visit.focus("uidField");
  }
});

for (const segment of ["%zz", "%E0%A4%A", "a%2Fb", "..%2f..%2fcore", "%252e%252e", "fl%C3%BCssig", "a.b"]) {
  scene(`the page says that there is no flow of this name: ${segment}`, async (visit) => {
    const path = `/if/flow/${segment}/`;
    visit.site.gate = rewrites(visit.site, String, path);
    await visit.page.goto(new URL(path, visit.site.url).href);
    await visit.says("This server has no page called");
    assert.ok(!visit.site.requests.some((request) => request.includes("/flows/executor/")));
  });
}
