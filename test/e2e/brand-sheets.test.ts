import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { demoBrand } from "../../mocks/brand.js";
import { render } from "./django.js";
import { brand, contextOf } from "./django/generations.js";
import { brandFiles } from "./gates.js";
import { templateScene, type TemplateVisit } from "./template-site.js";
import { scene, type BrowserName } from "./visit.js";

/** An element that a brand's style sheet means, a property, and its computed value. */
type Look = readonly [selector: string, property: string, value: string];

const CARD = ".pf-c-login__main";
const FIELD = ".pf-c-form-control";
const BUTTON = ".pf-c-button.pf-m-primary";

/** What each style sheet changes, as users see it. The sheets are made as public ones for the server's page are. */
const LOOKS: Readonly<Record<string, readonly Look[]>> = {
  glass: [
    ["body", "background-image", "linear-gradient(135deg, rgb(40, 20, 90), rgb(10, 90, 120))"],
    ["ak-flow-executor", "background-color", "rgba(0, 0, 0, 0)"],
    ["div.pf-c-background-image", "display", "none"],
    [CARD, "backdrop-filter", "blur(12px)"],
    [CARD, "border-top-left-radius", "20px"],
    [CARD, "background-color", "rgba(255, 255, 255, 0.12)"],
    [FIELD, "background-color", "rgba(255, 255, 255, 0.2)"],
    [FIELD, "font-family", '"Brand Sans", sans-serif'],
    [BUTTON, "background-color", "rgb(124, 92, 255)"],
  ],
  bootstrap: [
    [CARD, "border-top-color", "rgb(222, 226, 230)"],
    [CARD, "box-shadow", "none"],
    [".pf-c-form__label-text", "font-weight", "400"],
    [FIELD, "border-top-left-radius", "4px"],
    [FIELD, "font-family", '"Helvetica Neue", Arial, sans-serif'],
    [BUTTON, "background-color", "rgb(13, 110, 253)"],
    [BUTTON, "text-transform", "uppercase"],
  ],
  sidebar: [
    [".ak-login-container", "margin-left", "0px"],
    [CARD, "border-top-left-radius", "0px"],
    [".pf-c-title", "font-size", "0px"],
    [".pf-c-title::after", "content", '"Sign in to Example"'],
    [".pf-c-login__footer", "text-transform", "lowercase"],
    [FIELD, "background-color", "rgb(1, 1, 1)"],
  ],
  parts: [
    ["[part=main]", "background-image", "linear-gradient(rgb(255, 250, 240), rgb(255, 228, 196))"],
    ["[part=content]", "padding-top", "33px"],
    ["[part=branding]", "background-color", "rgb(9, 9, 9)"],
    ["[part=footer]", "letter-spacing", "2px"],
    ["[part=challenge]", "outline-color", "rgb(4, 4, 4)"],
  ],
  serif: [
    [CARD, "background-color", "rgb(50, 36, 24)"],
    [CARD, "font-family", "Georgia, serif"],
    [".pf-c-title", "font-family", '"Brand Serif", "Palatino Linotype", serif'],
    [".pf-c-login__main-header", "border-bottom-color", "rgb(120, 60, 10)"],
    [".branding-logo", "max-width", "99px"],
  ],
  "window-95": [
    ["html", "background-color", "rgb(0, 128, 128)"],
    ["ak-flow-executor", "background-color", "rgba(0, 0, 0, 0)"],
    ["div.pf-c-background-image", "background-image", "none"],
    [CARD, "border-top-style", "outset"],
    [CARD, "background-color", "rgb(192, 192, 192)"],
    [FIELD, "border-top-style", "inset"],
    [BUTTON, "background-color", "rgb(192, 192, 192)"],
    [".pf-c-login__main-body", "padding-top", "11px"],
  ],
};

/** Fonts of the server that style sheets bring: by an import, or themselves. */
const FONTS: Readonly<Record<string, string>> = { glass: "Brand Sans", serif: "Brand Serif" };

const LOGO = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='120' height='30'/>";

/** The page of a server whose brand has this style sheet. */
function branded(name: string) {
  const css = readFileSync(`test/e2e/brands/${name}.css`, "utf8");
  const json = JSON.stringify({ ...brand, branding_logo: LOGO, branding_custom_css: css });
  return { template: "if/flow.html", context: contextOf("2026.5", { brand_css: css, brand_json: json, messages: [] }) };
}

/** What the browser has computed. */
async function looks(visit: TemplateVisit, wanted: readonly Look[]): Promise<Look[]> {
  const found: Look[] = [];
  for (const [selector, property] of wanted) {
    const [element = "", pseudo] = selector.split("::");
    const handle = await visit.page.waitForSelector(`>>> ${element}`);
    const value = await handle?.evaluate(
      (it, pseudo, name) => getComputedStyle(it, pseudo).getPropertyValue(name),
      pseudo && `::${pseudo}`,
      property,
    );
    found.push([selector, property, value ?? ""]);
  }
  return found;
}

/** Lets Chromium remark that a constructed sheet has no imports. */
function allowRemarks(complaints: readonly string[]) {
  assert.deepEqual(
    complaints.filter((it) => !it.includes("@import rules are not allowed here")),
    [],
  );
}

const names = Object.keys(LOOKS);

for (const mode of ["off", "on"]) {
  const title = `brands' style sheets mean what they mean on the server's page, with compatibility mode ${mode}`;
  templateScene(title, branded("glass"), async (visit) => {
    const pages = render("5.2", names.map(branded));
    for (const [index, html] of pages.entries()) {
      const name = names[index] ?? "";
      visit.site.html = html;
      await visit.open("default-authentication-flow", `compatibility=${mode}`);
      await visit.focus("uidField");
      await visit.page.waitForNetworkIdle({ idleTime: 50 });
      allowRemarks(visit.complaints.splice(0));
      assert.deepEqual(await looks(visit, LOOKS[name] ?? []), LOOKS[name], name);
      if (FONTS[name]) await visit.hasFont(FONTS[name]);
      if (process.env["SHOTS"])
        await visit.page.screenshot({ path: `${process.env["SHOTS"]}/${name}-${mode}.png` as `${string}.png` });
    }
  });
}

const css = `
  @import url("/static/dist/brand-font.css");
  @font-face { font-family: "Brand Serif"; src: url("/static/dist/serif.woff") }
  body { background: rgb(1, 2, 3) }
  .pf-c-title { font-family: "Brand Serif" }
  .pf-c-form__label { font-family: "Brand Sans" }
`;
for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
  scene(
    `behind a proxy, too, the page has its brand's background, and fonts of the server (${browser})`,
    async (visit) => {
      visit.site.gate = brandFiles;
      await visit.open();
      await visit.focus("uidField");
      await visit.hasFont("Brand Sans");
      await visit.hasFont("Brand Serif");
      allowRemarks(visit.complaints.splice(0));
      for (const [selector, color] of [
        ["body", "rgb(1, 2, 3)"],
        ["ak-flow-executor", "rgba(0, 0, 0, 0)"],
      ]) {
        const found = await visit.wait(selector ?? "");
        await visit.page.waitForFunction(
          (it, color) => it && getComputedStyle(it).backgroundColor === color,
          {},
          found,
          color,
        );
      }
    },
    { browser, world: { brand: { ...demoBrand, branding_custom_css: css } } },
  );
}
