import assert from "node:assert/strict";
import { test } from "node:test";
import { BlueprintFailure } from "../../mocks/blueprints/failure.js";
import { memoryStore } from "../../mocks/executor/storage.js";
import { Playground } from "../../mocks/playground/playground.js";
import { demoWorld } from "../../mocks/world.js";
import { Browser } from "./browser.js";

const blueprint = (expression: string) => `
version: 1
entries:
  - { model: authentik_flows.flow, id: flow, identifiers: { slug: mine }, attrs: { name: Mine & yours } }
  - { model: authentik_stages_dummy.dummystage, id: step, identifiers: { name: dropped } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf step, order: 0 } }
  - { model: authentik_policies_expression.expressionpolicy, id: odd, identifiers: { name: odd }, attrs: { expression: ${expression} } }
  - { model: authentik_policies.policybinding, identifiers: { target: !KeyOf flow, policy: !KeyOf odd, order: 0 } }
  - { model: authentik_providers_proxy.proxyprovider, identifiers: { name: proxy } }
`;

/** Which challenge the dropped flow begins with. */
async function begin(playground: Playground): Promise<string> {
  const { response } = await playground.send(new URL("http://login.example.org/api/v3/flows/executor/mine/?query="));
  const { component } = (await response.json()) as { component: string }; // what the executor says
  return component;
}

test("a file that is dropped becomes a flow to be played, and tells what is not", async () => {
  const playground = await Playground.open("/", memoryStore());
  const { flows, unknown } = await playground.import([blueprint("return True")]);
  assert.deepEqual(
    flows.map(({ name }) => name),
    ["Mine & yours"],
  );
  const sentence = "Objects of the model authentik_providers_proxy.proxyprovider are not played.";
  assert.deepEqual(unknown, [{ place: { line: 9, column: 5 }, sentence }]);
  assert.equal(await begin(playground), "ak-stage-dummy");
});

test("a file takes the place of the flow of its slug", async () => {
  const playground = await Playground.open("/", memoryStore());
  await playground.import([blueprint("return True")]);
  await playground.import([blueprint("return False")]);
  assert.equal(playground.world.flows.filter(({ slug }) => slug === "mine").length, 1);
  assert.equal(await begin(playground), "ak-stage-access-denied");
});

test("a file that is wrong is told so, and changes nothing", async () => {
  const playground = await Playground.open("/", memoryStore());
  await assert.rejects(
    playground.import(["version: 1\nentries: <b>"]),
    new BlueprintFailure("The entries of a blueprint are a list. Each begins with “- model: …”.", {
      line: 2,
      column: 10,
    }),
  );
  assert.deepEqual(playground.world.flows, demoWorld().flows);
});

const account = `
entries:
  - { model: authentik_core.user, identifiers: { username: grace }, attrs: { name: Grace, password: nanosecond } }
  - { model: authentik_core.user, identifiers: { username: ada }, attrs: { name: Ada of a file } }
  - { model: authentik_stages_invitation.invitation, identifiers: { name: guest }, attrs: { single_use: true } }
  - { model: authentik_flows.flow, identifiers: { slug: demo-steps }, state: absent }
`;

test("accounts and invitations of files are there, until the import is taken back with all that it brought", async () => {
  const playground = await Playground.open("/", memoryStore());
  const { world } = playground;
  const before = structuredClone([world.directory.users, [...world.invitations], world.flows]);
  await playground.import([blueprint("return True"), account]);
  const grace = world.directory.get("grace") ?? assert.fail();
  assert.equal(await world.directory.verify(grace, "nanosecond"), true);
  const { name, email } = world.directory.get("ada") ?? assert.fail();
  assert.deepEqual([name, email], ["Ada of a file", "ada@example.org"]);
  assert.deepEqual(world.invitations.get("guest"), { name: "guest", singleUse: true });
  assert.deepEqual(
    ["demo-steps", "mine"].map((slug) => world.flows.some((flow) => flow.slug === slug)),
    [false, true],
  );
  assert.equal(playground.canUndo, true);
  await playground.undo();
  assert.deepEqual([world.directory.users, [...world.invitations], world.flows], before);
  assert.equal(playground.canUndo, false);
});

test("a policy that cannot be run asks once, and can be turned", async () => {
  const playground = await Playground.open("/", memoryStore());
  await playground.import([blueprint("return here()")]);
  playground.addEventListener("change", () => playground.questions[0]?.answer(true));
  assert.equal(await begin(playground), "ak-stage-dummy");
  await playground.decide(0, false);
  await playground.loseSession();
  assert.equal(await begin(playground), "ak-stage-access-denied");
});

test("what a server of the demo sent to people is there, with links that work; the page of files is the playground's", async () => {
  const browser = new Browser();
  await browser.post(browser.path("demo-recovery"), { uid_field: "ada" }, "ak-stage-email");
  const text = await (await browser.send("/demo/outbox/")).text();
  const link = /<dt>ada@example\.org<\/dt><dd><a href="([^"]+)"/.exec(text)?.[1];
  assert.equal(link?.replaceAll("&#38;", "&"), browser.world.outbox[0]?.link);
  assert.equal((await browser.send("/demo/")).status, 404);
});
