import assert from "node:assert/strict";
import { scene, type BrowserName, type Visit } from "./visit.js";

const browsers: readonly BrowserName[] = ["chrome", "firefox"];

/** What the page cannot do without, as an expression that takes it away. */
const needed = {
  "style sheets made by scripts": "window.CSSStyleSheet = function () { throw new TypeError('Illegal constructor'); }",
  "sheets of the document": "delete Document.prototype.adoptedStyleSheets",
  "custom elements": "delete window.customElements",
  "shadow roots": "delete Element.prototype.attachShadow",
  "media queries": "delete window.matchMedia",
  fetch: "delete window.fetch",
  "signals that throw": "delete AbortSignal.prototype.throwIfAborted",
  "signals that time out": "delete AbortSignal.timeout",
  modules: "delete HTMLScriptElement.prototype.noModule",
};

/** What the page makes good use of, but does without. */
const optional = {
  "idle callbacks": "delete window.requestIdleCallback; delete window.cancelIdleCallback",
  passkeys: "delete window.PublicKeyCredential; delete Navigator.prototype.credentials",
  "a clipboard": "delete Navigator.prototype.clipboard",
  "structured clones": "delete window.structuredClone",
  "URL.canParse": "delete URL.canParse",
  "signals of several": "delete AbortSignal.any",
  "items by their place from the end": "delete Array.prototype.at",
  "forms that scripts can send": "delete HTMLFormElement.prototype.requestSubmit",
  storage: "delete window.localStorage; delete window.sessionStorage",
};

async function take({ page }: Visit, expression: string) {
  await page.evaluateOnNewDocument(expression);
}

for (const browser of browsers) {
  for (const [name, expression] of Object.entries(needed)) {
    scene(
      `a browser without ${name} shows that it is too old, with a link to the server's own page (${browser})`,
      async (visit) => {
        await take(visit, expression);
        await visit.open("default-authentication-flow", "next=/if/user/&x=1");
        await visit.sees("This browser is too old for this page.");
        const ways = await visit.page.$$eval("[slot=placeholder] a", (all) => all.map(({ href }) => href));
        assert.deepEqual(ways, [
          `${visit.site.url}if/flow/default-authentication-flow/?interface=server&next=/if/user/&x=1`,
        ]);
        assert.equal(await visit.has("input"), false);
        visit.complaints.length = 0; // of modules that miss the same
      },
      { browser },
    );
  }

  for (const [name, expression] of Object.entries(optional)) {
    scene(
      `a browser without ${name} signs in all the same (${browser})`,
      async (visit) => {
        await take(visit, expression);
        await visit.open("default-authentication-flow", "next=/if/user/");
        await visit.signIn();
        await visit.arrive("/if/user/");
      },
      { browser },
    );
  }
}
