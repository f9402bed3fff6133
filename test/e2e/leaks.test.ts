import assert from "node:assert/strict";
import type { CDPSession } from "puppeteer-core";
import { fixtures } from "../../mocks/challenges/index.js";
import type { Challenge } from "../../src/protocol/index.js";
import { extent } from "../extent-plugin.js";
import { send } from "./built-page.js";
import { scene, type Visit } from "./visit.js";

/** Stages that are answered by their form, whatever stands in it. */
const FORMS = [
  "ak-stage-identification",
  "ak-stage-password",
  "ak-stage-authenticator-totp",
  "ak-stage-consent",
  "ak-stage-prompt",
  "ak-stage-authenticator-sms",
  "ak-stage-user-login",
  "ak-stage-authenticator-email",
  "ak-stage-dummy",
  "ak-stage-authenticator-static",
];
const STEPS = 30;
/** The counts are exact: one node that each walk leaves is found in thirty walks as well as in a hundred. */
const WALKS = extent().isWhole ? 100 : 30;

/** Thirty steps, of which no two neighbours are the same stage. */
const flow: readonly Challenge[] = Array.from({ length: STEPS }, (_, index) => {
  const component = FORMS[index % FORMS.length];
  const states = Object.values(fixtures.find((fixture) => fixture.component === component)?.states ?? {});
  const fresh = states.filter((challenge) => !challenge.response_errors);
  const challenge = fresh[Math.floor(index / FORMS.length) % fresh.length];
  if (!challenge) throw new Error(`There is no fixture of ${component}`);
  return challenge;
});

for (const mode of ["off", "light", "on"]) {
  scene(
    `a flow of thirty stages, walked again and again, leaves no nodes or listeners behind: compatibility ${mode}`,
    async (visit) => {
      let step = 0;
      visit.site.gate = (request, reply, next) => {
        if (!request.url?.includes("/flows/executor/")) return next();
        if (request.method === "POST") step++;
        send(reply, JSON.stringify(flow[step % STEPS]), { type: "application/json" });
      };
      await visit.open("default-authentication-flow", `compatibility=${mode}`);
      await visit.stage("ak-stage-identification");
      const session = await visit.page.createCDPSession();
      // All that is loaded once is loaded, and what is kept once is kept.
      await visit.page.evaluate(walk, STEPS * 3);
      const before = await count(visit, session);
      await visit.page.evaluate(walk, STEPS * WALKS);
      assert.equal(step, STEPS * (WALKS + 3));
      const after = await count(visit, session);
      assert.equal(after.sheets, before.sheets);
      // The same stage stands there as before; a leak would be that of one walk times their number.
      assert.ok(after.nodes < before.nodes + WALKS, `${before.nodes} nodes grew to ${after.nodes}`);
      assert.ok(after.listeners < before.listeners + WALKS, `${before.listeners} listeners grew to ${after.listeners}`);
    },
  );
}

/** What the page holds on to. */
async function count({ page }: Visit, session: CDPSession) {
  // The browser lets go of the stage before the last only when it has time; a second collection finds what it let go of.
  await session.send("HeapProfiler.collectGarbage");
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await session.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners: listeners } = await session.send("Memory.getDOMCounters");
  const sheets = await page.evaluate(() => document.adoptedStyleSheets.length);
  return { nodes, listeners, sheets };
}

/** Runs in the page: submits the form of each stage, as soon as it is there. */
async function walk(steps: number): Promise<void> {
  const executor = document.querySelector("ak-flow-executor");
  const root = executor?.shadowRoot;
  if (!executor || !root) throw new Error("The page has no executor");
  const current = () =>
    [executor, root]
      .flatMap((tree) => Array.from(tree.querySelectorAll("*")))
      .find(({ localName }) => localName.startsWith("ak-stage-"));
  for (let step = 0; step < steps; step++) {
    const stage = current();
    const form = (stage?.shadowRoot ?? stage)?.querySelector("form");
    if (!form) throw new Error(`${stage?.localName} has no form`);
    const next = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        const other = current();
        if (!other || other === stage) return;
        observer.disconnect();
        resolve();
      });
      for (const tree of [executor, root]) observer.observe(tree, { childList: true, subtree: true });
    });
    form.noValidate = true;
    form.requestSubmit();
    await next;
  }
}
