import assert from "node:assert/strict";
import { test } from "node:test";
import { importBlueprints } from "../../mocks/blueprints/import.js";
import { ada } from "../../mocks/directory.js";
import { restoreWorld, withFlows } from "../../mocks/executor/saved-world.js";
import { memoryStore, sessionsIn, type Store } from "../../mocks/executor/storage.js";
import { demoWorld } from "../../mocks/world.js";
import { Browser } from "./browser.js";

const blueprint = `
version: 1
entries:
  - { model: authentik_flows.flow, id: flow, identifiers: { slug: mine }, attrs: { name: Mine } }
  - { model: authentik_stages_dummy.dummystage, id: step, identifiers: { name: kept } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf step, order: 0 } }
`;

/** A browser before the world that a store has, or before a new one. */
async function open(store: Store) {
  const browser = new Browser({ storage: sessionsIn(store) });
  return { browser, world: browser.world, keep: await restoreWorld(browser.world, store) };
}

test("a world goes on where it was left: accounts, flows, mail, its links and the sessions", async () => {
  const store = memoryStore();
  const { browser, world, keep } = await open(store);
  world.directory.write({ ...ada, username: "grace", isActive: false });
  world.directory.keep({ id: "a-passkey", publicKey: [1, 2], counter: 3, aaguid: "", lastUsed: null, username: "ada" });
  world.flows = withFlows(world.flows, importBlueprints([blueprint]).flows);
  world.authenticators.phone = "denies";
  world.decisions.push({ flow: "mine", policy: "odd", text: "", failureResult: false, passes: true });
  await browser.post(browser.path("demo-recovery"), { uid_field: "ada" }, "ak-stage-email");
  await keep();

  const later = await open(store);
  assert.deepEqual(later.world.directory.users, world.directory.users);
  assert.deepEqual(later.world.directory.passkeys, world.directory.passkeys);
  assert.deepEqual(later.world.decisions, world.decisions);
  assert.equal(later.world.authenticators.phone, "denies");
  assert.equal((await later.browser.get(later.browser.path("mine"), "ak-stage-dummy")).name, "kept");
  const query = new URL(later.world.outbox[0]?.link ?? "", "http://login.example.org").search.slice(1);
  await later.browser.get(later.browser.path("demo-recovery", query), "ak-stage-consent");
  for (const { key, value } of browser.cookies.all) later.browser.cookies.set(key, value);
  await later.browser.get(later.browser.path("demo-recovery"), "ak-stage-email");
});

test("flows that come with a world are not kept: the next version brings its own", async () => {
  const store = memoryStore();
  const { keep } = await open(store);
  await keep();
  const world = demoWorld({ flows: [] });
  await restoreWorld(world, store);
  assert.deepEqual(world.flows, []);
});

test("a store that is cleared begins a new world", async () => {
  const store = memoryStore();
  const { world, keep } = await open(store);
  world.directory.remove("ada");
  await keep();
  await store.clear();
  assert.deepEqual((await open(store)).world.directory.users, demoWorld().directory.users);
});

test("what is read from a store is a copy, as is what is written", async () => {
  const store = memoryStore();
  const value = { names: ["ada"] };
  await store.write("key", value);
  value.names.push("grace");
  const read = (await store.read("key")) as typeof value;
  read.names.push("edsger");
  assert.deepEqual(await store.read("key"), { names: ["ada"] });
  await store.remove("key");
  assert.equal(await store.read("key"), undefined);
});
