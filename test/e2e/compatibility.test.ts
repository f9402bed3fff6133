import assert from "node:assert/strict";
import { demoBrand } from "../../mocks/brand.js";
import { send } from "./built-page.js";
import { scene, type Visit } from "./visit.js";

const ON = "compatibility=on";
const COMPAT_CHUNK = /\/compat-[-\w]+\.js/;

const loaded = ({ site }: Visit) => site.requests.some((request) => COMPAT_CHUNK.test(request));

/** Has the browser say that no program drives it, as a user's browser does. */
async function undriven({ page }: Visit) {
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(Navigator.prototype, "webdriver", { get: () => false });
  });
}

/** Whether the first field is in the document, where a script that knows nothing of shadow roots finds it. */
async function isInDocument(visit: Visit): Promise<boolean> {
  await visit.stage("ak-stage-identification");
  return visit.page.evaluate(() => document.querySelector("input[name=uidField]") !== null);
}

scene("a program that drives the browser finds shadow roots", async (visit) => {
  await visit.open();
  assert.equal(await isInDocument(visit), false);
  await visit.signIn();
  await visit.arrive("/if/user/");
  assert.equal(loaded(visit), false);
});

for (const pointer of ["a mouse", "a touch screen"]) {
  scene(`with ${pointer}, fields are in the document, and nothing of compatibility mode is loaded`, async (visit) => {
    if (pointer === "a touch screen") {
      await visit.page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
    }
    await undriven(visit);
    await visit.open();
    assert.equal(await isInDocument(visit), true);
    await visit.signIn();
    await visit.arrive("/if/user/");
    assert.equal(loaded(visit), false);
  });
}

scene("compatibility mode changes no standard member of the DOM", async (visit) => {
  await visit.page.evaluateOnNewDocument(remember);
  await visit.open("default-authentication-flow", `next=/if/user/&${ON}`);
  await visit.identify();
  await visit.focus("password");
  assert.equal(loaded(visit), true);
  assert.deepEqual(await visit.page.evaluate(() => window.changedMembers()), []);
});

const branding_custom_css = `
  ak-flow-executor::part(main) { outline: rgb(1, 2, 3) solid 7px }
  ak-flow-executor::part(challenge) { padding: 11px }
  ak-flow-executor { &::part(footer) { margin: 13px } }`;

/** How the parts look that the brand's rules are for. */
function lookOfParts({ page }: Visit): Promise<string[]> {
  return page.$$eval(">>> :is([part=main], [part=challenge], [part=footer])", (parts) =>
    parts.map((part) => {
      const { outline, padding, margin } = getComputedStyle(part);
      return [part.getAttribute("part"), outline, padding, margin].join("; ");
    }),
  );
}

scene(
  "a brand's `::part()` rules work in compatibility mode as in native mode",
  async (visit) => {
    const looks: string[][] = [];
    for (const mode of ["off", "light", "on"]) {
      await visit.open("default-authentication-flow", `compatibility=${mode}`);
      await visit.page.waitForFunction(() => document.title.includes("Engines"));
      looks.push(await lookOfParts(visit));
    }
    const [native, light, emulated] = looks;
    assert.deepEqual(light, native);
    assert.deepEqual(emulated, native);
    for (const length of ["7px", "11px", "13px"]) assert.match(String(native), new RegExp(`\\b${length}`));
  },
  { world: { brand: { ...demoBrand, branding_title: "Engines", branding_custom_css } } },
);

/** A page whose own components have roots, and one that uses one of them inside of the executor's slots. */
const neighbourhood = `<!doctype html>
  <html lang="en">
    <title>A neighbourhood</title>
    <link rel="icon" href="data:,">
    <script type="module" src="/neighbour.js"></script>
    <script type="module" src="/embed.js"></script>
    <x-neighbour id="beside"></x-neighbour>
    <ak-flow-executor compatibility-mode="on" slug="default-authentication-flow" query="next=/if/user/">
      <x-neighbour id="inside" slot="footer"></x-neighbour>
    </ak-flow-executor>
  </html>`;

const neighbour = `
  class Neighbour extends HTMLElement {
    constructor() {
      super();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("p { color: rgb(1, 2, 3) }");
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const paragraph = document.createElement("p");
      paragraph.textContent = "A neighbour";
      root.append(paragraph);
    }
  }
  customElements.define("x-neighbour", Neighbour);
  document.querySelector("#beside").after(document.createElement("x-neighbour"));`;

scene("other elements of the page keep their shadow roots, beside the executor and inside it", async (visit) => {
  visit.site.gate = (request, reply, next) => {
    if (request.url === "/neighbourhood") {
      reply.setHeader("Content-Security-Policy", visit.site.policy);
      send(reply, neighbourhood);
    } else if (request.url === "/neighbour.js") send(reply, neighbour, { type: "text/javascript" });
    else next();
  };
  await visit.page.goto(`${visit.site.url}neighbourhood`);
  await visit.stage("ak-stage-identification");
  assert.equal(await visit.page.$$eval("input[name=uidField]", (fields) => fields.length), 1);
  const colours = await visit.page.$$eval("x-neighbour", (elements) =>
    elements.map((element) => {
      const paragraph = element.shadowRoot?.querySelector("p");
      return element.shadowRoot instanceof ShadowRoot && paragraph && getComputedStyle(paragraph).color;
    }),
  );
  assert.deepEqual(colours, ["rgb(1, 2, 3)", "rgb(1, 2, 3)", "rgb(1, 2, 3)"]);
  await (await visit.wait("input[name=uidField]"))?.focus();
  await visit.signIn();
  await visit.arrive("/if/user/");
});

declare global {
  interface Window {
    /** Members of standard interfaces that are not what they were when the page began. */
    changedMembers: () => string[];
  }
}

/** Runs in the page before anything else. */
function remember() {
  const members = () => {
    const found = new Map<string, unknown[]>();
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(window))) {
      if (typeof value !== "function") continue;
      found.set(name, [value]);
      const { prototype } = value as { prototype?: object };
      for (const owner of prototype ? [value as object, prototype] : []) {
        for (const key of Reflect.ownKeys(owner)) {
          const descriptor = Object.getOwnPropertyDescriptor(owner, key) ?? {};
          const kind = owner === prototype ? ".prototype." : ".";
          found.set(name + kind + String(key), Object.values(descriptor));
        }
      }
    }
    return found;
  };
  const before = members();
  window.changedMembers = () => {
    const after = members();
    return [...before].flatMap(([key, parts]) =>
      parts.every((part, index) => Object.is(part, after.get(key)?.[index])) ? [] : key,
    );
  };
}
