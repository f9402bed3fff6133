import assert from "node:assert/strict";
import axe from "axe-core";
import { exportBrand } from "../../mocks/blueprints/brands.js";
import { importBlueprints } from "../../mocks/blueprints/import.js";
import { scene, type Player } from "./player.js";

const inChrome = { browsers: ["chrome"] } as const;

/** Opens the studio, with a page in both of its frames. */
async function open({ page, site }: Player) {
  await page.evaluateOnNewDocument(axe.source);
  await page.goto(`${site.url}studio.html`);
  await page.waitForSelector(">>> td", { visible: true });
}

/** Goes by keyboard alone to what is called so. */
async function tabTo({ page }: Player, name: string) {
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const active = document.activeElement?.shadowRoot?.activeElement;
      const [label] = (active as HTMLInputElement | null | undefined)?.labels ?? [];
      return (active?.getAttribute("aria-label") ?? (label ?? active)?.textContent ?? "").trim();
    });
    if (at.startsWith(name)) return;
  }
  assert.fail(`Nothing is called ${name}`);
}

/** What a part of the page in the frame of a scheme looks like. */
async function look({ page }: Player, scheme: string, selector: string, property: string): Promise<string> {
  const element = await page.waitForSelector(`>>> iframe[title="The page, ${scheme}"]`);
  const frame = await element?.contentFrame();
  const found = await frame?.waitForSelector(`>>> ${selector}`);
  return found?.evaluate((it, name) => getComputedStyle(it).getPropertyValue(name), property) ?? "";
}

/** What a row of a table says, cell by cell. */
async function row(player: Player, name: string): Promise<string[]> {
  const heading = await player.find(`th[scope=row] ::-p-text(${name})`);
  return heading.evaluate((it) =>
    Array.from(it.closest("tr")?.querySelectorAll("td") ?? [], ({ textContent }) => textContent.trim()),
  );
}

const BUTTON = "[type=submit]";

/** Chooses a file to be opened. */
async function choose({ page }: Player, name: string, text: string) {
  const file = await page.waitForSelector(">>> input[accept^='.css']");
  await file?.evaluate(
    (input, name, text) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File([text], name));
      input.files = chosen.files;
      input.dispatchEvent(new Event("change"));
    },
    name,
    text,
  );
}

scene(
  "a look that is set by keyboard is that of the page in both schemes, is judged, and is there again after a reload",
  async (player) => {
    const { page } = player;
    const { keyboard } = page;
    await player.press("Brand studio");
    await page.waitForSelector(">>> td", { visible: true });
    await page.evaluate(axe.source);
    await tabTo(player, "Name");
    await keyboard.type("Ours");
    await tabTo(player, "Accent colour");
    await keyboard.type("#ffe");
    await tabTo(player, "Place of the form");
    await keyboard.type("Sidebar on the right");
    await tabTo(player, "Radius of corners");
    await keyboard.type("7");
    await tabTo(player, "Custom CSS");
    await keyboard.sendCharacter(".pf-c-form__label-text { color: #eee; text-transform: uppercase }");
    await tabTo(player, "Open CSS or a blueprint"); // the tab key leaves the editor
    for (const scheme of ["light", "dark"]) {
      assert.equal(await look(player, scheme, BUTTON, "background-color"), "rgb(255, 255, 238)");
      assert.equal(await look(player, scheme, BUTTON, "border-top-left-radius"), "7px");
      assert.equal(await look(player, scheme, ".pf-c-form__label-text", "text-transform"), "uppercase");
      assert.match(await look(player, scheme, "ak-flow-executor[layout=sidebar_right]", "display"), /grid/);
    }
    assert.deepEqual(await row(player, "Labels"), ["1.1, less than 4.5", "14.6, enough"]);
    assert.match((await row(player, "Text on the main button")).join(), /^\d\d\.\d, enough,\d\d\.\d, enough$/);

    const findings: string[] = [];
    for (const value of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: typeof axe }).axe.run({ iframes: false, resultTypes: ["violations"] }),
      );
      findings.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${value}: ${id}: ${html}`)));
    }
    assert.deepEqual(findings, []);

    const blueprint = await page.$eval(">>> pre", ({ textContent }) => textContent);
    const { brand, flows } = importBlueprints([blueprint]);
    assert.equal(brand?.title, "Ours");
    assert.match(brand.css ?? "", /^\.pf-c-form__label-text[^]*--ak-accent: #ffe;\n {2}--ak-radius: 7px;/);
    assert.equal(flows[0]?.layout, "sidebar_right");

    await page.reload();
    await page.waitForSelector(">>> td", { visible: true });
    assert.equal(await look(player, "light", BUTTON, "border-top-left-radius"), "7px");
    await page.setViewport({ width: 390, height: 844 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, "nothing sticks out on a phone");
  },
  inChrome,
);

const css = `
.gone > b { color: red }
.pf-c-title:hover::after { content: "!" }
:host([theme="dark"]) .pf-c-form-control { color: #fff }
@media (max-width: 1px) { [part=main] { inset: 0 } }
a:unheard-of { color: red }
.pf-c-alert { background: url("https://pictures.example/a.png") }
@font-face { font-family: Ours; src: url("data:font/woff2,") }
`;

scene(
  "the studio opens CSS, and says which rules reach something, in either mode, and what the page's policy must allow",
  async (player) => {
    const { page } = player;
    await open(player);
    await choose(player, "brand.yaml", "version: 1\nentries: nothing");
    await player.find("[role=status]::-p-text(brand.yaml cannot be opened. )");
    await choose(player, "brand.yaml", exportBrand({ domain: "authentik-default", css: "b { color: red }" }));
    await player.find(".cm-line::-p-text(b { color: red })");
    await choose(player, "brand.css", css);
    await player.find('code::-p-text(CSP="img-src https://pictures.example; font-src data:")');
    await player.press("Look through all steps");
    await page.waitForFunction(
      () => Number(document.querySelector("ak-studio")?.shadowRoot?.querySelector("progress")?.value) > 3,
    );
    await player.press("Stop");
    await player.find("[role=status]::-p-text(rules reach something in the steps before you stopped.)");
    const both = (text: string) => [text, text];
    const reached = async (name: string) => (await row(player, name)).slice(1);
    assert.deepEqual(await reached(".gone"), both("nothing"));
    assert.deepEqual(await reached(".pf-c-title:hover::after"), both("Username: Minimal"));
    assert.deepEqual(await reached(":host"), both("Username: Minimal"));
    assert.deepEqual(await reached("[part=main]"), both("Username: Minimal"));
    assert.deepEqual(await reached("a:unheard-of"), both("the browser does not know this selector"));
    const blocked = player.complaints.splice(0);
    assert.deepEqual(
      blocked.filter((it) => !it.startsWith("Loading the font 'data:font/woff2,' violates")),
      [],
    );
  },
  inChrome,
);
