import assert from "node:assert/strict";
import axe from "axe-core";
import flowFrame from "../../mocks/challenges/flow-frame.js";
import { fixtures } from "../../mocks/challenges/index.js";
import prompt from "../../mocks/challenges/prompt.js";
import { send } from "./built-page.js";
import { answers, asks, rewrites } from "./gates.js";
import { scene, type Visit } from "./visit.js";

/** On the phone, the page is one that is written from right to left. */
const screens = [
  { width: 1280, height: 800, dir: "ltr" },
  { width: 390, height: 844, dir: "rtl" },
];

/** Gives the page axe, keeps it where it is, and spares axe colours that are on their way to others. */
async function prepare({ page }: Visit) {
  // As the tools do it, which the page's policy does not bind.
  await page.evaluateOnNewDocument(axe.source);
  await page.evaluateOnNewDocument(() => addEventListener("ak-redirect", (event) => event.preventDefault()));
}

/** The rules of axe that look at colours. What the others judge is the same by night. */
const ABOUT_COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds, on both screens, by day and by night; by its rules for WCAG and its own. */
async function findings({ page }: Visit): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    await page.waitForSelector(`ak-flow-executor[theme=${scheme}]`);
    for (const screen of screens) {
      await page.setViewport(screen);
      const { violations, passes } = await page.evaluate(
        (dir, which) => {
          document.dir = dir;
          return (window as unknown as { axe: typeof axe }).axe.run({ ...which, resultTypes: ["violations"] });
        },
        screen.dir,
        scheme === "dark" ? { runOnly: ABOUT_COLOURS } : {},
      );
      for (const { id, nodes } of violations) {
        found.push(...nodes.map(({ html }) => `${scheme}, ${screen.width} px: ${id}: ${html}`));
      }
      if (!passes.some(({ id }) => id === "color-contrast")) found.push("color-contrast approved of nothing");
    }
  }
  return found;
}

/** What people meet most, beside the first state of each; the tests of the stages go through all. */
const WANTED = new Set(["visible", "combined", "everything", "sourceIcons", "severalErrors"]);

for (const { component, states } of fixtures) {
  const wanted = Object.entries(states).filter(([name], index) => index === 0 || WANTED.has(name));
  scene(`axe finds nothing in ${component}: ${wanted.map(([name]) => name).join(", ")}`, async (visit) => {
    await prepare(visit);
    for (const [name, challenge] of wanted) {
      visit.site.gate = asks(challenge);
      await visit.open();
      await visit.stage(component);
      assert.deepEqual(await findings(visit), [], name);
    }
    await visit.open("default-authentication-flow", "compatibility=on");
    await visit.stage(component);
    assert.deepEqual(await findings(visit), [], "in compatibility mode");
    visit.complaints.length = 0; // some stages ask for what the policy forbids; their own tests tell
  });
}

scene("axe finds nothing in a failure, with and without a stage below it", async (visit) => {
  await prepare(visit);
  visit.site.gate = answers("", { status: 500 });
  await visit.open();
  await visit.says("The server has a problem");
  assert.deepEqual(await findings(visit), []);
  visit.site.gate = answers("", { status: 500, method: "POST" });
  await visit.open();
  await visit.identify();
  await visit.says("The server has a problem");
  await (await visit.wait("summary"))?.click();
  assert.deepEqual(await findings(visit), []);
});

scene("axe finds nothing in the failure of an unknown component", async (visit) => {
  await prepare(visit);
  visit.site.gate = asks({ component: "ak-stage-from-tomorrow" });
  await visit.open();
  await visit.says("“ak-stage-from-tomorrow”");
  assert.deepEqual(await findings(visit), []);
});

/** What the flow shows in its card, with a `main` beside that of this page. */
const withMain = [
  { ...flowFrame.states.visible, url: "/framed/" },
  {
    ...prompt.states.enrollment,
    fields: [{ field_key: "note", type: "static", initial_value: "<main><p>Read this first.</p></main>" }],
  },
];

const FRAMED = "<!doctype html><html lang=en><title>Framed</title><main><h1>Check this device</h1></main></html>";

scene("axe finds no second main part beside a page in a frame, or in a text of an administrator", async (visit) => {
  await prepare(visit);
  for (const challenge of withMain) {
    const ask = asks(challenge);
    const page = rewrites({ ...visit.site, policy: `${visit.site.policy}; frame-src 'self'` }, (html) => html);
    visit.site.gate = (request, reply, next) => {
      if (request.url === "/framed/") send(reply, FRAMED);
      else page(request, reply, () => ask(request, reply, next));
    };
    await visit.open();
    await visit.stage(challenge.component);
    assert.deepEqual(await findings(visit), []);
  }
});
