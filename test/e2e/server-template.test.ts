import assert from "node:assert/strict";
import { test } from "node:test";
import { DJANGOS, render, withoutDjango, type Job } from "./django.js";
import { CSS, GENERATIONS, HOSTILE, brand, contextOf } from "./django/generations.js";
import { send } from "./built-page.js";
import { templateScene, type TemplateSite } from "./template-site.js";
import type { BrowserName, Visit } from "./visit.js";

const TEMPLATE = "if/flow.html";
const NATIVE = { template: TEMPLATE, context: contextOf("2026.5") };
const COMPATIBLE = {
  template: TEMPLATE,
  context: contextOf("2026.5", { flow: { ...Object(contextOf("2026.5")["flow"]), compatibility_mode: true } }),
};

test("Django of the oldest and of the newest server render the same pages", { skip: withoutDjango }, () => {
  const jobs: Job[] = ["if/flow.html", "if/error.html", "policies/denied.html"].flatMap((template) => [
    ...GENERATIONS.map(({ context }) => ({ template, context })),
    { template, context: {} },
  ]);
  const [oldest, newest] = DJANGOS.map((django) => render(django, jobs));
  assert.deepEqual(oldest, newest);
  for (const page of newest ?? []) assert.match(page, /^\s*<!doctype html>/);
  const nameless = newest?.[GENERATIONS.length] ?? "";
  assert.match(
    nameless,
    /<title id="ak-title">Sign in<\/title>/,
    "a tab has a name before scripts run, whatever the server tells",
  );
});

test("the server's own page is rendered for those who ask for it", { skip: withoutDjango }, () => {
  const { context } = NATIVE;
  const jobs: readonly Job[] = [
    { template: TEMPLATE, context, query: "interface=server" },
    { template: TEMPLATE, context: { ...context, inspector: true }, query: "inspector" },
    { template: TEMPLATE, context, query: "next=%2F" },
  ];
  for (const django of DJANGOS) {
    const isServers = render(django, jobs).map((page) => page.includes("The server's own page"));
    assert.deepEqual(isServers, [true, true, false], django);
  }
});

/** What a rendered page says before any of its scripts runs. */
function facts(page: Visit<TemplateSite>["page"], html: string) {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "text/html");
    const said = JSON.parse(parsed.getElementById("authentik-page")?.textContent ?? "") as Record<string, string>;
    return {
      title: parsed.title,
      lang: parsed.documentElement.lang,
      dir: parsed.documentElement.dir,
      theme: parsed.documentElement.dataset["theme"] ?? "automatic",
      icon: parsed.querySelector("link[rel=icon]")?.getAttribute("href"),
      background: parsed.querySelector("ak-flow-executor > img")?.getAttribute("src"),
      style: parsed.querySelector("style")?.textContent ?? null,
      metas: [...parsed.querySelectorAll("meta[name*=trace]")].map((meta) => meta.getAttribute("content")),
      scripts: parsed.scripts.length,
      config: said["config"],
      brand: JSON.parse(said["brand"] ?? "") as object,
      version: said["versionFamily"],
      messages: said["messages"],
      flowTitle: said["title"],
    };
  }, html);
}

templateScene("the page is right before its scripts run, whatever the server's version", NATIVE, async ({ page }) => {
  const jobs = GENERATIONS.map(({ context }) => ({ template: TEMPLATE, context, language: "de" }));
  for (const [index, html] of render("5.2", jobs).entries()) {
    const { version, context } = GENERATIONS[index] ?? { version: "", context: {} };
    const isStyled = "brand_css" in context;
    assert.deepEqual(
      await facts(page, html),
      {
        title: `Welcome ${HOSTILE} - ${brand.branding_title}`,
        lang: "de",
        dir: "",
        theme: context["ui_theme"] ?? "automatic",
        icon: brand.branding_favicon,
        background: "/static/dist/assets/images/flow_background.jpg?a=1&b=2",
        style: isStyled ? CSS : null,
        metas: "html_meta" in context ? [`00-${HOSTILE}`, "00-1-2-01"] : [],
        scripts: 5,
        config: JSON.stringify({ capabilities: [HOSTILE] }),
        brand: isStyled ? { ...brand, branding_custom_css: CSS } : brand,
        version,
        messages: [
          { level: "success", message: `Linked ${HOSTILE}` },
          { level: "extra error", message: "Failed." },
        ],
        flowTitle: `Welcome ${HOSTILE}`,
      },
      version,
    );
  }
});

/** Signs in, and counts what the browser asked for until the name could be typed. */
async function signIn(visit: Visit<TemplateSite>) {
  const { base } = visit.site.world;
  await visit.open("default-authentication-flow", `next=${base}if/user/`);
  await visit.focus("uidField");
  const asked = visit.site.requests.map((request) => request.replace(/\?.*/, ""));
  const files = asked.filter((request) => request.includes("/static/dist/authentik-flow/"));
  assert.deepEqual(asked.filter((request) => request.includes("/if/flow/")).length, 1);
  assert.ok(files.filter((request) => request.endsWith(".css")).length <= 1, files.join());
  assert.equal(asked.filter((request) => /\/page-[^/]*\.js/.test(request)).length, 1);
  assert.deepEqual(
    asked.filter((request) => request.includes("/api/")),
    [`GET ${base}api/v3/flows/executor/default-authentication-flow/`],
  );
  await visit.signIn();
  await visit.arrive("if/user/");
  await visit.sees("Signed in as");
}

const PLACES: readonly [string, Job, BrowserName, string][] = [
  ["at the root", NATIVE, "chrome", "/"],
  ["at the root, in compatibility mode", COMPATIBLE, "chrome", "/"],
  ["below a path, in compatibility mode", COMPATIBLE, "firefox", "/sso/"],
  ["below a path", NATIVE, "firefox", "/sso/"],
];

for (const [place, job, browser, base] of PLACES) {
  const title = `on the server's template a user signs in ${place} (${browser})`;
  templateScene(title, job, signIn, { browser, world: { base } });
}

templateScene("a flow's compatibility mode is on if the server's template says so", COMPATIBLE, async (visit) => {
  const inDocument = () => visit.page.evaluate(() => document.querySelector("input[name=uidField]") !== null);
  await visit.open();
  await visit.focus("uidField");
  assert.equal(await inDocument(), true);
  // Before 2025.6 it is off for programs that drive a browser, as this test does.
  const { flow } = COMPATIBLE.context;
  [visit.site.html = ""] = render("5.2", [{ template: TEMPLATE, context: contextOf("2025.4", { flow }) }]);
  await visit.open();
  await visit.focus("uidField");
  assert.equal(await inDocument(), false);
});

templateScene("the server's template brings messages, brand and background", NATIVE, async (visit) => {
  const { page, site } = visit;
  await visit.open();
  await visit.focus("uidField");
  await visit.says("Failed.");
  await visit.sees("Linked </script>");
  await visit.sees("Imprint");
  const card = await visit.wait("[part=main]");
  assert.equal(await card?.evaluate((it) => getComputedStyle(it).outlineColor), "rgb(1, 2, 3)");
  const seen = await page.evaluate(() => ({
    title: document.title,
    theme: document.documentElement.dataset["theme"],
    background: document.querySelector("ak-flow-executor")?.style.getPropertyValue("--ak-flow-background"),
  }));
  assert.ok(seen.title.endsWith(` - ${brand.branding_title}`), seen.title);
  assert.equal(seen.theme, "dark");
  const image = "static/dist/assets/images/flow_background.jpg";
  assert.equal(seen.background, `url("${site.url}${image}?a=1&b=2")`);
  assert.equal(site.requests.filter((request) => request.includes(image)).length, 1);
  assert.ok(!site.requests.some((request) => request.includes("/brands/")));

  const themed = (name: string) => `/static/${name}-%(theme)s.jpg`;
  const json = JSON.stringify({ ...brand, branding_logo: themed("logo"), branding_favicon: themed("icon") });
  const context = { flow_background_url: themed("behind"), brand_json: json };
  [site.html = ""] = render("5.2", [{ template: TEMPLATE, context: contextOf("2026.5", context) }]);
  await visit.open();
  const logo = await visit.wait(".branding-logo");
  assert.equal(await logo?.evaluate((it) => (it as HTMLImageElement).src), `${site.url}static/logo-dark.jpg`);
  await page.waitForSelector(`link[rel=icon][href="${site.url}static/icon-dark.jpg"]`);
  assert.deepEqual(
    site.requests.filter((request) => request.includes("theme)")),
    [],
  );
});

const OLD = { template: TEMPLATE, context: contextOf("2024.12") };
templateScene("the brand's CSS of older servers is a file, and reaches every root", OLD, async (visit) => {
  await visit.open();
  await visit.focus("uidField");
  const card = await visit.wait("[part=main]");
  await visit.page.waitForFunction((it) => it && getComputedStyle(it).outlineWidth === "7px", {}, card);
  await visit.hasFont("Brand Custom");
});

templateScene(
  "a context whose brand is broken JSON lets users sign in",
  {
    template: TEMPLATE,
    context: contextOf("2026.5", { brand: {}, brand_json: "{ oops", config_json: "[", brand_css: "" }),
  },
  async (visit) => {
    await visit.open("default-authentication-flow", "next=/if/user/");
    await visit.focus("uidField");
    await visit.page.waitForFunction(() => document.title.endsWith(" - authentik")); // of the server's API
    const complaints = visit.complaints.splice(0);
    assert.ok(
      complaints.length === 2 && complaints.every((it) => it.includes("JSON that cannot be read")),
      complaints.join(),
    );
  },
);

const HUGE = `/* ${"x".repeat(2 ** 21)} */ ${CSS}`;
templateScene(
  "a brand with two megabytes of CSS lets users sign in",
  {
    template: TEMPLATE,
    context: contextOf("2026.5", {
      brand_css: HUGE,
      brand_json: JSON.stringify({ ...brand, branding_custom_css: HUGE }),
    }),
  },
  async (visit) => {
    await visit.open();
    await visit.focus("uidField");
    const card = await visit.wait("[part=main]");
    assert.equal(await card?.evaluate((it) => getComputedStyle(it).outlineColor), "rgb(1, 2, 3)");
  },
);

templateScene(
  "if the files are not mounted the page says so, and leads to the server's own page",
  NATIVE,
  async (visit) => {
    const { page, site } = visit;
    const served = site.gate;
    site.gate = (request, reply, next) => {
      if (request.url?.includes("/static/")) send(reply, "<h1>Not Found</h1>", { status: 404 });
      else served?.(request, reply, next);
    };
    await visit.open("default-authentication-flow", "next=/if/user/");
    await visit.says("A script of this page could not be loaded.");
    const way = await page.waitForSelector("::-p-text(Open the server's own page)", { visible: true });
    assert.equal(await way?.evaluate((it) => it.getAttribute("href")), "?interface=server&next=/if/user/");
    await page.setJavaScriptEnabled(false);
    await page.reload();
    await visit.sees("Signing in needs JavaScript.");
    await visit.sees("Open the server's own page");
  },
);

for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
  templateScene(
    `an upgrade of the page while a user signs in reloads it once, at the step where the user is (${browser})`,
    NATIVE,
    async (visit) => {
      const { site } = visit;
      await visit.open("demo-stay-signed-in", "next=/if/user/");
      await visit.focus("uidField");
      await visit.page.waitForNetworkIdle({ idleTime: 50 }); // the page loads the next stage ahead
      // Only the page that the server renders from now on knows where its files are.
      site.folder = "upgraded";
      site.html = site.html.replaceAll("static/dist/authentik-flow/", "static/dist/upgraded/");
      const before = site.requests.length;
      await visit.signIn();
      await visit.stage("ak-stage-user-login");
      const asked = site.requests.slice(before);
      // The page asks whether it can be reached, and reloads itself.
      assert.equal(asked.filter((request) => request.includes("/if/flow/")).length, 2, asked.join("\n"));
      assert.equal(asked.filter((request) => request.startsWith("POST")).length, 2, "name and password are sent once");
      await visit.click("Not now");
      await visit.arrive("/if/user/");
      visit.complaints.length = 0; // browsers complain of modules that are not there
    },
    { browser },
  );
}

const BARE = { template: TEMPLATE, context: { flow: { title: "" } } };
templateScene("a server that tells nothing gets the drop-in's own icon and background", BARE, async (visit) => {
  const { page, site } = visit;
  await visit.open();
  await visit.focus("uidField");
  const files = `${site.url}static/dist/authentik-flow/`;
  const background = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue("--pf-c-background-image--BackgroundImage"),
  );
  assert.equal(background, `url("${files}background.svg")`);
  assert.equal(await page.$eval("link[rel=icon]", (it) => it.getAttribute("href")?.startsWith("data:image")), true);
  for (const file of ["icon.svg", "logo.svg", "background.svg"]) {
    const response = await fetch(files + file);
    assert.equal(response.status, 200, file);
    assert.ok((await response.arrayBuffer()).byteLength < 20_000, file);
  }
});
