import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../seeded.js";
import { exportFlows } from "../../mocks/blueprints/export.js";
import { BlueprintFailure } from "../../mocks/blueprints/failure.js";
import { importBlueprints } from "../../mocks/blueprints/import.js";
import { ada, directory } from "../../mocks/directory.js";
import type { Flow } from "../../mocks/executor/flow.js";
import { demoWorld } from "../../mocks/world.js";
import { exportableFlow } from "./arbitrary/flows.js";
import { Browser, flow } from "./browser.js";

const elsewhere = flow({ slug: "elsewhere", bindings: [] });

test("whatever flow is exported, its import is the same flow", () => {
  fc.assert(
    fc.property(exportableFlow, (flow) => {
      const imported = importBlueprints([exportFlows([flow])], { existing: [elsewhere] });
      const { flows, unknown, unresolved, repeated } = imported;
      assert.deepEqual([flows, unknown, unresolved, repeated], [[flow], [], [], []]);
    }),
    { numRuns: 300 },
  );
});

test("what YAML has for merges and default values is quoted, where it is a text or the name of a member", () => {
  const others = { of_a_plugin: [{ "<<": false, "=": "<<" }] };
  const signs = flow({ slug: "a", name: "=", title: "<<", bindings: [] });
  const stage = { kind: "prompt", name: "b", fields: [], others } as const;
  const exported = { ...signs, bindings: [{ order: 0, stage }] };
  const text = exportFlows([exported]);
  assert.deepEqual(importBlueprints([text], {}).flows, [exported]);
  assert.deepEqual(text.match(/.(<<|=)./g), ['"="', '"="', '"<<"', '"<<"', '"="', '"<<"']);
});

test("an export of an import is the same text", () => {
  fc.assert(
    fc.property(exportableFlow, (flow) => {
      const text = exportFlows([flow]);
      const { flows } = importBlueprints([text], { existing: [elsewhere] });
      assert.equal(exportFlows(flows), text);
    }),
    { numRuns: 100 },
  );
});

test("flows of one file refer to one another by their entries, and to others by their slugs", () => {
  const leads = (slug: string, targetFlow: string): Flow =>
    flow({ slug, bindings: [{ order: 0, stage: { kind: "redirect", name: slug, mode: "flow", targetFlow } }] });
  const text = exportFlows([leads("a", "b"), leads("b", "elsewhere")]);
  assert.match(text, /target_flow: !KeyOf "flow b"/);
  assert.match(text, /target_flow: !Find \[ authentik_flows\.flow, \[ slug, elsewhere \] \]/);
});

test("a reference is written out wherever it stands", () => {
  const step = (order: number) => ({ order, stage: { kind: "dummy", name: `${order}` } }) as const;
  const text = exportFlows([flow({ bindings: [step(0), step(1)] })]);
  assert.equal(text.match(/target: !KeyOf "flow flow"/g)?.length, 2);
});

test("stages that providers append cannot be exported, nor can two objects of one name", () => {
  const sessionEnd = flow({ bindings: [{ order: 0, stage: { kind: "session_end", name: "the end" } }] });
  assert.throws(
    () => exportFlows([sessionEnd]),
    new BlueprintFailure("The stage the end is there only while a flow runs: no file can carry it."),
  );
  const twice = flow({
    bindings: [
      { order: 0, stage: { kind: "dummy", name: "step" } },
      { order: 1, stage: { kind: "dummy", name: "step", throwError: true } },
    ],
  });
  assert.throws(() => exportFlows([twice]), /Two different objects of the model .* are called step\./);
});

test("the flows of the demo that files can carry survive it", () => {
  const { flows } = demoWorld();
  const carried = flows.filter((flow) => {
    try {
      exportFlows([flow]);
      return true;
    } catch (error) {
      if (error instanceof BlueprintFailure) return false;
      throw error;
    }
  });
  assert.ok(carried.length >= 20, `${carried.length} of ${flows.length}`);
  for (const flow of carried) {
    const text = exportFlows([flow]);
    assert.equal(exportFlows(importBlueprints([text], { existing: flows }).flows), text, flow.slug);
  }
});

test("the executor gives superusers, and no other user, a flow as a file, unless it has stages that files cannot carry", async () => {
  const address = (slug: string) => `/api/v3/flows/instances/${slug}/export/`;
  const browser = new Browser({ directory: directory([{ ...ada, isSuperuser: true }]) });
  const login = "default-authentication-flow";
  assert.equal((await browser.send(address(login))).status, 404);
  await browser.signIn();
  const { flows } = importBlueprints([await (await browser.send(address(login))).text()]);
  assert.deepEqual(
    flows,
    browser.world.flows.filter(({ slug }) => slug === login),
  );
  assert.equal((await browser.send(address("nowhere"))).status, 404);
  assert.equal((await browser.send(address("demo-session-end"))).status, 400);
});
