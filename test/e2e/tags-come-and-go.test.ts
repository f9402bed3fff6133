import assert from "node:assert/strict";
import dummy from "../../mocks/challenges/dummy.js";
import { send } from "./built-page.js";
import { scene } from "./visit.js";

/** How often the tags come and go, by mode. One node that each time leaves is found in 200 times as well. */
const CYCLES = { off: 1000, light: 200 };

/** A page of an application that shows and removes tags as its users move about. */
const application = `<!doctype html>
  <html lang="en">
    <title>An application</title>
    <link rel="icon" href="data:,">
    <script type="module" src="/embed.js"></script>
    <main></main>
    <dialog></dialog>
    <section></section>
  </html>`;

for (const [mode, cycles] of Object.entries(CYCLES)) {
  scene(
    `two tags that come and go in a page, a dialog and a shadow root, with one flow or another, leave nothing: ${mode}`,
    async ({ page, site }) => {
      site.gate = (request, reply, next) => {
        if (request.url?.startsWith("/application")) send(reply, application);
        else if (request.url?.includes("/flows/executor/")) {
          send(reply, JSON.stringify(dummy.states.first), { type: "application/json" });
        } else next();
      };
      await page.goto(`${site.url}application?compatibility=${mode}`);
      await page.evaluate(comeAndGo, 100); // all that is loaded once is loaded, and what is kept once is kept
      const session = await page.createCDPSession();
      const count = async () => {
        await session.send("HeapProfiler.collectGarbage");
        const { nodes, jsEventListeners: listeners } = await session.send("Memory.getDOMCounters");
        const { usedSize: heap } = await session.send("Runtime.getHeapUsage");
        const sheets = await page.evaluate(() => document.adoptedStyleSheets.length);
        return { nodes, listeners, sheets, heap };
      };
      const before = await count();
      await page.evaluate(comeAndGo, cycles);
      const after = await count();
      assert.equal(after.sheets, before.sheets);
      // What the last tags held may still be there; a leak would be that of one time, times their number.
      assert.ok(after.nodes < before.nodes + cycles, `${before.nodes} nodes grew to ${after.nodes}`);
      assert.ok(
        after.listeners < before.listeners + cycles,
        `${before.listeners} listeners grew to ${after.listeners}`,
      );
      // A tag holds some twenty kilobytes; the browser itself notes each request.
      assert.ok(after.heap < before.heap + cycles * 1000, `${before.heap} bytes grew to ${after.heap}`);
    },
  );
}

/** Runs in the page: inserts two tags and removes them, some before the server has replied and some with a stage. */
async function comeAndGo(cycles: number): Promise<void> {
  await customElements.whenDefined("ak-flow-executor");
  const dialog = document.querySelector("dialog");
  const section = document.querySelector("section");
  const main = document.querySelector("main");
  if (!dialog || !section || !main) throw new Error("The page is another one");
  const root = section.shadowRoot ?? section.attachShadow({ mode: "open" });
  const places = [main, dialog, root];
  const kept = document.createElement("ak-flow-executor"); // is inserted again and again; the other one is new each time
  for (let cycle = 0; cycle < cycles; cycle++) {
    const fresh = document.createElement("ak-flow-executor");
    kept.slug = `flow-${cycle % 3}`;
    fresh.slug = "another-flow";
    const place = places[cycle % places.length];
    const challenged = new Promise((resolve) => fresh.addEventListener("ak-challenge", resolve, { once: true }));
    if (place === dialog) dialog.showModal();
    place?.append(kept, fresh);
    if (cycle % 4 === 1) await fresh.updateComplete;
    if (cycle % 20 === 2) {
      await challenged;
      fresh.slug = "a-third-flow";
      await new Promise((resolve) => fresh.addEventListener("ak-step", resolve, { once: true }));
    }
    kept.remove();
    fresh.remove();
    dialog.close();
  }
}
