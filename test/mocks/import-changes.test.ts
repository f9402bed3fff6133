import assert from "node:assert/strict";
import { test } from "node:test";
import { importBlueprints, type ImportOptions, type Imported } from "../../mocks/blueprints/import.js";
import type { Flow } from "../../mocks/executor/flow.js";
import { withFlows } from "../../mocks/executor/saved-world.js";
import { demoWorld } from "../../mocks/world.js";

const { flows: existing } = demoWorld();
const login = "default-authentication-flow";

/** What becomes of entries in the world of the demo. */
function change(entries: string, options: ImportOptions = {}): Imported {
  return importBlueprints([`version: 1\nentries:\n${entries}`], { existing, ...options });
}

/** The flow of a slug, as an import has left it. */
function flowOf({ flows }: Imported, slug = login): Flow {
  const flow = flows.find((flow) => flow.slug === slug);
  assert.ok(flow, `${slug} of ${flows.map(({ slug }) => slug).join()}`);
  return flow;
}

const steps = ({ bindings }: Flow) =>
  bindings.toSorted((a, b) => a.order - b.order).map(({ order, stage }) => `${order} ${stage.name}`);
const before = steps(existing.find(({ slug }) => slug === login) ?? assert.fail());

const uuid = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`;

/** An export of a server, in which each object has a key. */
const exported = `
- { model: authentik_flows.flow, identifiers: { pk: ${uuid("1")}, slug: SLUG }, attrs: { name: N, title: T, designation: authentication } }
- { model: authentik_stages_dummy.dummystage, identifiers: { pk: ${uuid("2")}, name: a step }, attrs: {} }
- { model: authentik_flows.flowstagebinding, identifiers: { pk: ${uuid("3")}, target: ${uuid("1")}, stage: ${uuid("2")}, order: 15 }, attrs: {} }
`;

test("the keys of an export stand for what is there already under its slug or name", () => {
  const flow = flowOf(change(exported.replace("SLUG", login)));
  assert.equal(flow.title, "T");
  assert.deepEqual(steps(flow), [...before.slice(0, 1), "15 a step", ...before.slice(1)]);
});

test("an export may be imported as often as one likes", () => {
  let flows = existing;
  for (let time = 1; time <= 3; time++) {
    const imported = change(exported.replace("SLUG", "ours"), { existing: flows });
    assert.deepEqual(steps(flowOf(imported, "ours")), ["15 a step"]);
    assert.equal(
      imported.entries.every(({ fate }) => fate === (time === 1 ? "added" : "same")),
      true,
    );
    flows = withFlows(flows, imported.flows);
  }
});

test("a file that names one member of a flow changes no other", () => {
  const imported = change(`- { model: authentik_flows.flow, identifiers: { slug: ${login} }, attrs: { title: Ours } }`);
  assert.deepEqual(
    imported.flows.map(({ slug, title }) => [slug, title]),
    [[login, "Ours"]],
  );
  assert.deepEqual(steps(flowOf(imported)), before);
});

test("a stage that is changed is changed in part, and in each flow that has it", () => {
  const name = "default-authentication-identification";
  const imported = change(`
- model: authentik_stages_identification.identificationstage
  identifiers: { name: ${name} }
  attrs: { show_matched_user: false }`);
  assert.ok(imported.flows.length > 1);
  for (const { bindings } of imported.flows) {
    const stage = bindings.map(({ stage }) => stage).find((stage) => stage.name === name);
    assert.deepEqual(stage, {
      kind: "identification",
      name,
      userFields: ["email", "username"],
      showMatchedUser: false,
    });
  }
});

test("what files remove is gone with the bindings that lead to it", () => {
  const absent = (model: string, identifiers: string) =>
    change(`- { model: ${model}, identifiers: ${identifiers}, state: absent }`);
  const name = "default-authentication-mfa-validation";
  const { flows } = absent("authentik_stages_authenticator_validate.authenticatorvalidatestage", `{ name: ${name} }`);
  assert.deepEqual(
    steps(flowOf({ flows } as Imported)),
    before.filter((step) => !step.endsWith(name)),
  );
  const { removed, flows: others } = absent("authentik_flows.flow", "{ slug: demo-steps }");
  assert.deepEqual(removed, ["demo-steps"]);
  assert.equal(
    others.some(({ slug }) => slug === "demo-steps"),
    false,
  );
  assert.deepEqual(absent("authentik_flows.flow", "{ slug: gone }").flows, []);
});

test("an entry for something new only leaves alone what is there", () => {
  const entry = (state: string) =>
    change(
      `- { model: authentik_flows.flow, identifiers: { slug: ${login} }, attrs: { title: Ours }, state: ${state} }`,
    );
  assert.notEqual(flowOf(entry("created")).title, "Ours");
  assert.equal(flowOf(entry("!If [true, present, absent]")).title, "Ours");
  assert.throws(() => entry("must_created"), /must be new/);
});

const factor = `
- model: authentik_stages_authenticator_totp.authenticatortotpstage
  identifiers: { name: a factor }
  attrs: { digits: "8" }`;
const ours = `
- { model: authentik_flows.flow, id: flow, identifiers: { slug: ours }, attrs: { name: Ours, title: Ours, designation: authentication } }
- model: authentik_flows.flowstagebinding
  identifiers:
    target: !KeyOf flow
    stage: !Find [authentik_flows.stage, [name, a factor]]
    order: 10`;
const file = (entries: string) => `version: 1\nentries:${entries}`;

test("files may refer to one another, in any order, at once or one after the other", () => {
  for (const files of [
    [factor, ours],
    [ours, factor],
  ]) {
    const { flows, unresolved } = importBlueprints(files.map(file), { existing });
    assert.deepEqual([unresolved, steps(flowOf({ flows } as Imported, "ours"))], [[], ["10 a factor"]]);
    let world: Pick<Imported, "flows" | "spare"> = { flows: existing, spare: [] };
    for (const text of files.map(file)) {
      const imported = importBlueprints([text], { existing: world.flows, spare: world.spare });
      world = { flows: withFlows(world.flows, imported.flows), spare: structuredClone(imported.spare) };
    }
    assert.deepEqual(steps(flowOf(world as Imported, "ours")), ["10 a factor"]);
  }
});

test("a step that leads nowhere is told with its place, and what becomes of it", () => {
  const { flows, unresolved } = importBlueprints([{ name: "ours.yaml", text: file(ours) }], { existing });
  assert.deepEqual(steps(flowOf({ flows } as Imported, "ours")), []);
  const [{ place, sentence } = assert.fail()] = unresolved;
  assert.deepEqual(place, { file: "ours.yaml", line: 7, column: 12 });
  assert.match(sentence, /authentik_flows\.stage with name a factor, .* The step is left out\.$/);
});

test("objects are found by their base, by lookups, and by members of what they refer to", () => {
  const found = (tag: string) => {
    const imported = change(`- { model: a.b, identifiers: { name: n }, attrs: { x: !Find [${tag}] } }`);
    const [object] = imported.entries;
    const value = object?.object?.attrs["x"];
    return typeof value === "string";
  };
  for (const tag of [
    "authentik_flows.stage, [name, default-authentication-password]",
    "authentik_core.source, [slug, forge]",
    "authentik_policies.policy, [name, login-conditional-captcha-reputation]",
    `authentik_flows.flowstagebinding, [target__slug, ${login}], [order, "20"]`,
    `authentik_flows.flowstagebinding, [target__slug__startswith, default-auth], [stage__name__icontains, PASSWORD]`,
    "authentik_flows.flow, [slug__in, [demo-steps, other]]",
    "authentik_core.group, [name, whatever]",
  ]) {
    assert.equal(found(tag), true, tag);
  }
  for (const tag of [
    "authentik_core.source, [slug, default-authentication-flow]",
    "authentik_policies.policy, [name, default-authentication-password]",
    `authentik_flows.flowstagebinding, [target__slug, ${login}], [order, 21]`,
    "authentik_core.group, [name__startswith, what]",
  ]) {
    assert.equal(found(tag), false, tag);
  }
});

test("accounts and invitations of files are there, and each part that is not played is named", () => {
  const imported = change(`
- { model: authentik_core.group, id: admins, identifiers: { name: admins }, attrs: { is_superuser: true } }
- model: authentik_core.user
  identifiers: { username: grace }
  attrs: { name: Grace, email: g@example.org, password: nanosecond, type: internal, groups: [!KeyOf admins] }
- model: authentik_stages_invitation.invitation
  identifiers: { pk: ${uuid("4")} }
  attrs: { name: for-grace, single_use: true, fixed_data: { email: g@example.org }, flow: !Find [authentik_flows.flow, [slug, demo-steps]] }
- { model: authentik_core.application, identifiers: { slug: wiki }, attrs: { name: Wiki } }`);
  assert.deepEqual(imported.accounts, [
    {
      ...{ username: "grace", name: "Grace", email: "g@example.org", password: "nanosecond" },
      ...{ isInternal: true, groups: ["admins"], isSuperuser: true },
    },
  ]);
  const invitation = { name: "for-grace", flow: "demo-steps", singleUse: true, data: { email: "g@example.org" } };
  assert.deepEqual([...imported.invitations], [[uuid("4"), invitation]]);
  assert.deepEqual(
    imported.unknown.map(({ sentence }) => sentence),
    ["Objects of the model authentik_core.application are not played."],
  );
});

test("what a server would refuse is said, and played all the same; a flow without a slug is refused here too", () => {
  const { refused } = change(`- { model: authentik_flows.flow, identifiers: { slug: ours }, attrs: { name: Ours } }`);
  assert.deepEqual(
    refused.map(({ sentence }) => sentence),
    ["A server that has this flow not yet would refuse it without title, designation."],
  );
  for (const slug of ["''", "a b", "[a]"]) {
    assert.throws(
      () => change(`- { model: authentik_flows.flow, identifiers: { slug: ${slug} }, attrs: {} }`),
      /A flow has a slug/,
    );
  }
});

test("a stage that leads to itself is read once", () => {
  const text = `
version: 1
entries:
  - { model: authentik_flows.flow, id: flow, identifiers: { slug: flow } }
  - model: authentik_stages_authenticator_validate.authenticatorvalidatestage
    identifiers: { pk: ${uuid("7")}, name: round }
    attrs: { configuration_stages: [${uuid("7")}] }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: ${uuid("7")}, order: 0 } }
`;
  const stage = { kind: "authenticator_validate", name: "round", pk: uuid("7"), configurationStages: [] };
  assert.deepEqual(importBlueprints([text]).flows[0]?.bindings, [{ order: 0, stage }]);
});
