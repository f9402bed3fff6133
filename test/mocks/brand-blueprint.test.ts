import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../seeded.js";
import { exportBrand } from "../../mocks/blueprints/brands.js";
import { importBlueprints } from "../../mocks/blueprints/import.js";
import { isWhole } from "../../mocks/blueprints/report.js";
import { memoryStore } from "../../mocks/executor/storage.js";
import type { Brand } from "../../mocks/executor/world.js";
import { Playground } from "../../mocks/playground/playground.js";
import { demoWorld } from "../../mocks/world.js";

const domain = "authentik-default";
const { flows: existing } = demoWorld();

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 });
const css = fc.oneof(
  text,
  fc.constantFrom("/* café */\n\n:root {\n\t--ak-accent: #0a7;\n}\n  ", "yes", "!x & *y", "a: b\r\n"),
);

test("whatever a brand says is read back from its blueprint as it was", () => {
  const brands = fc.record(
    { title: text, logo: text, favicon: text, background: text, css },
    { requiredKeys: [], noNullPrototype: true },
  );
  fc.assert(
    fc.property(brands, (brand) => {
      const imported = importBlueprints([exportBrand({ domain, ...brand })], { existing });
      assert.deepEqual(imported.brand, brand);
      assert.ok(isWhole(imported), "each part of it is played");
    }),
  );
});

test("the layout goes into the flow that has it, which keeps all else", () => {
  const slug = "default-authentication-flow";
  const file = exportBrand({ domain, layout: { flow: slug, layout: "sidebar_right" } });
  const { flows, refused } = importBlueprints([file], { existing });
  const before = existing.find((flow) => flow.slug === slug);
  assert.deepEqual(
    flows.map(({ slug, layout, bindings }) => [slug, layout, bindings.length]),
    [[slug, "sidebar_right", before?.bindings.length]],
  );
  assert.deepEqual(refused, []);
});

test("a dropped brand is that of the page, also after a reload, and until the import is undone", async () => {
  const store = memoryStore();
  const ask = async ({ world, browser }: Playground) => {
    const { response } = await browser.send(new URL(`http://example.org${world.base}api/v3/core/brands/current/`));
    return (await response.json()) as Brand; // what the executor says
  };
  const playground = await Playground.open("/", store);
  const before = await ask(playground);
  await playground.import([
    exportBrand({ domain, title: "Ours", logo: "/logo.svg", background: "/sea.jpg", css: "a{}" }),
  ]);
  const ours = { ...before, branding_title: "Ours", branding_logo: "/logo.svg", branding_custom_css: "a{}" };
  const expected = { ...ours, branding_logo_themed_urls: null };
  assert.deepEqual(await ask(playground), expected);
  const later = await Playground.open("/", store);
  assert.deepEqual([await ask(later), later.world.background], [expected, "/sea.jpg"]);
  await playground.undo();
  assert.deepEqual([await ask(playground), playground.world.background], [before, ""]);
  assert.deepEqual(await ask(await Playground.open("/", store)), before);
});
