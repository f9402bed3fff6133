import assert from "node:assert/strict";
import { render } from "./django.js";
import { CSS, HOSTILE, contextOf } from "./django/generations.js";
import { templateScene, type TemplateVisit } from "./template-site.js";

/** The server's pages for what goes wrong outside flows, in the drop-in's look. They need no script. */
const context = (version: string, more = {}) => contextOf(version, { title: "Not found", message: HOSTILE, ...more });
const ERROR = { template: "if/error.html", context: context("2026.5", { ui_theme: "light" }) };

/** What users see of the page. */
async function look({ page }: TemplateVisit) {
  return page.evaluate(() => {
    const card = document.querySelector("main");
    const style = card && getComputedStyle(card);
    return {
      title: document.title,
      heading: document.querySelector("h1")?.textContent.trim(),
      text: card?.innerText,
      isCentred: card && Math.abs(card.offsetLeft * 2 + card.offsetWidth - innerWidth) < 4,
      outline: style?.outlineColor,
      background: style?.backgroundColor,
      footer: document.querySelector("footer")?.innerText.replace(/\s+/g, " "),
    };
  });
}

templateScene("the server's error page has the look of flows, and works without scripts", ERROR, async (visit) => {
  const { page, site } = visit;
  await page.setJavaScriptEnabled(false);
  await visit.open();
  await page.setJavaScriptEnabled(true); // for what the test asks of the page
  const seen = await look(visit);
  assert.equal(seen.heading, "Not found");
  assert.ok(seen.title.startsWith("Not found - Example"), seen.title);
  assert.ok(seen.text?.includes(HOSTILE.slice(0, 40)), seen.text);
  assert.equal(seen.isCentred, true);
  assert.equal(seen.outline, "rgb(1, 2, 3)", `the brand's CSS: ${CSS}`);
  assert.equal(seen.background, "rgb(255, 255, 255)");
  assert.equal(seen.footer, "Imprint Powered by authentik");
  assert.ok(!site.requests.some((request) => request.includes(".js")), site.requests.join());

  [site.html = ""] = render("5.2", [{ ...ERROR, context: context("2026.5", { ui_theme: "dark" }) }]);
  await visit.open();
  assert.equal((await look(visit)).background, "rgb(25, 28, 38)");
});

/** Opens the error page of a brand with this logo and icon, in the dark scheme. */
async function openBranded(visit: TemplateVisit, logo: string, icon: string) {
  const brand = { branding_title: "Example", branding_logo_url: logo, branding_favicon_url: icon };
  [visit.site.html = ""] = render("5.2", [{ ...ERROR, context: context("2026.5", { brand, ui_theme: "dark" }) }]);
  await visit.open();
  return visit.page.evaluate(() => {
    const place = document.querySelector<HTMLElement>(".ak-brand");
    const image = place?.querySelector<HTMLImageElement>("img:not([hidden])");
    const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
    return { logo: image?.src ?? place?.innerText.trim(), icon: icon?.href };
  });
}

templateScene(
  "the server's error page shows the brand's images, and its name for one that is missing",
  ERROR,
  async (visit) => {
    const { url } = visit.site;
    assert.deepEqual(await openBranded(visit, "/static/logo-%(theme)s.jpg", "/static/icon-%(theme)s.jpg"), {
      logo: `${url}static/logo-dark.jpg`,
      icon: `${url}static/icon-dark.jpg`,
    });
    assert.deepEqual(await openBranded(visit, "/static/missing.png", "/static/icon.jpg"), {
      logo: "Example",
      icon: `${url}static/icon.jpg`,
    });
  },
);

const DENIED = { template: "policies/denied.html", context: context("2022.12", { error: "Not on Sundays." }) };

templateScene(
  "the server's page for what is denied has the look of flows, on old servers too",
  DENIED,
  async (visit) => {
    await visit.open();
    const seen = await look(visit);
    assert.equal(seen.heading, "Permission denied");
    assert.match(seen.text ?? "", /Not on Sundays\./);
    // The server's file with the brand's CSS.
    assert.equal(await visit.page.$eval("main", (it) => getComputedStyle(it).outlineWidth), "7px");
  },
);
