import assert from "node:assert/strict";
import { test } from "node:test";
import { BlueprintFailure } from "../../mocks/blueprints/failure.js";
import { importBlueprints, type ImportOptions } from "../../mocks/blueprints/import.js";
import type { Flow } from "../../mocks/executor/flow.js";
import { demoWorld } from "../../mocks/world.js";
import { Browser } from "./browser.js";

/** The flows of one file. */
function flowsOf(text: string, options?: ImportOptions): readonly Flow[] {
  return importBlueprints([text], options).flows;
}

/** What a tag means: it stands where the title of a flow stands. */
function meaning(tag: string, options?: ImportOptions): string | undefined {
  const text = `
version: 1
context: { a: from the file, list: [x, y], map: { k: v }, no: "" }
entries:
  - model: authentik_flows.flow
    identifiers: { slug: flow }
    attrs:
      name: Flow
      title: ${tag}
`;
  return flowsOf(text, options)[0]?.title;
}

/** A file with a flow of two steps, as a developer writes it. */
const written = `
version: 1
metadata:
  name: Two steps
entries:
  flow:
    - model: authentik_flows.flow
      id: flow
      identifiers:
        slug: two-steps
      attrs:
        name: Two steps
        title: Two steps
        designation: enrollment
        denied_action: continue
        layout: sidebar_left
  stages:
    - model: authentik_stages_dummy.DummyStage
      id: first
      identifiers: { name: first }
    - model: authentik_stages_dummy.dummystage
      id: second
      identifiers: { name: second }
  bindings:
    - model: authentik_flows.flowstagebinding
      identifiers: { target: !KeyOf flow, stage: !KeyOf second, order: 20 }
      attrs: { invalid_response_action: restart, re_evaluate_policies: no }
    - model: authentik_flows.flowstagebinding
      id: binding
      identifiers: { target: !KeyOf flow, stage: !KeyOf first, order: 10 }
    - model: authentik_policies_expression.expressionpolicy
      id: never
      identifiers: { name: never }
      attrs: { expression: return False }
    - model: authentik_policies.policybinding
      identifiers: { target: !KeyOf binding, policy: !KeyOf never, order: 0 }
      attrs: { negate: true }
    - model: authentik_policies.policybinding
      identifiers: { target: !KeyOf flow, group: !Find [authentik_core.group, [name, editors]], order: 0 }
      attrs: { enabled: false }
`;

test("a file becomes a flow that can be played", async () => {
  const [flow] = flowsOf(written);
  assert.ok(flow);
  assert.deepEqual(flow, {
    slug: "two-steps",
    name: "Two steps",
    title: "Two steps",
    designation: "enrollment",
    layout: "sidebar_left",
    deniedAction: "continue",
    bindings: [
      {
        order: 20,
        stage: { kind: "dummy", name: "second" },
        invalidResponseAction: "restart",
        reEvaluatePolicies: false,
      },
      {
        order: 10,
        stage: { kind: "dummy", name: "first" },
        policies: [{ kind: "expression", name: "never", expression: "return False", order: 0, negate: true }],
      },
    ],
    policies: [{ kind: "group", name: "editors", order: 0, enabled: false }],
  });
  const browser = new Browser({ flows: [flow] });
  assert.equal((await browser.get(browser.path("two-steps"), "ak-stage-dummy")).name, "first");
  assert.equal((await browser.post(browser.path("two-steps"), {}, "ak-stage-dummy")).name, "second");
});

test("each tag means what it means on a server", () => {
  const meanings: Record<string, string | undefined> = {
    "!Context a": "from the file",
    "!Context [b, otherwise]": "otherwise",
    "!Context [a, otherwise]": "from the file",
    "!Context [b, !Format [no %s, b]]": "no b",
    "!Format ['%s has %d of %s%%', Ada, 1, !Context a]": "Ada has 1 of from the file%",
    "!If [!Context a, yes there, not there]": "yes there",
    "!If [!Context no, yes there, not there]": "not there",
    "!If [!If [true], nested, not]": "nested",
    "!If [!Condition [AND, true, !Context a], x, y]": "x",
    "!If [!Condition [NAND, true, 1], x, y]": "y",
    "!If [!Condition [OR, false, 0], x, y]": "y",
    "!If [!Condition [NOR, false, []], x, y]": "x",
    "!If [!Condition [XOR, true, true], x, y]": "y",
    "!If [!Condition [XNOR, true, true], x, y]": "x",
    "!Format ['%s', !Enumerate [!Context list, SEQ, !Format ['%d %s', !Index 0, !Value 0]]]": '["0 x","1 y"]',
    "!Format ['%s', !Enumerate [!Context map, MAP, [!Value 0, !Index 0]]]": '{"v":"k"}',
    "!Format ['%s', !Enumerate [[a], SEQ, !Enumerate [[b], SEQ, !Format ['%s%s', !Value 1, !Value 0]]]]": '[["ab"]]',
    "!AtIndex [!Context list, 1]": "y",
    "!AtIndex [!Context map, k]": "v",
    "!AtIndex [!Context list, 7, otherwise]": "otherwise",
    '!AtIndex [!ParseJSON \'{"a": "b"}\', a]': "b",
    "!Find [authentik_flows.flow, [slug, nowhere]]": "",
  };
  for (const [tag, title] of Object.entries(meanings)) assert.equal(meaning(tag), title, tag);
  assert.equal(meaning("!Context a", { context: { a: "from the caller" } }), "from the caller");
});

test("a file that is wrong is refused with a sentence, a line and a column", () => {
  const flow = "version: 1\nentries:\n- model: authentik_flows.flow\n  identifiers: {slug: a}\n  attrs:\n    title: ";
  const wrong: Record<string, string> = {
    "version: 1\nentries: [": "Line 2, column 11: ",
    "a: b: c": "Line 1, column 4: A value follows a value: “a: b: c”.",
    "- a list": "Line 1, column 1: A blueprint is a map with the members version and entries.",
    "": "Line 1, column 1: A blueprint is a map with the members version and entries.",
    "version: 2\nentries: []": "Line 1, column 10: Only version 1 of blueprints can be read.",
    "version: 1\nentries:\n  - model": "Line 3, column 5: An entry is a map, as in “- model: authentik_flows.flow”.",
    "version: 1\nentries:\n  - id: a": "Line 3, column 5: An entry names its model.",
    "version: 1\nentries:\n  - model: a.b\n    attrs: {}": "Line 3, column 5: An entry says by its identifiers which",
    [`${flow}!KeyOf b`]: "Line 6, column 12: No entry before this one has the id b.",
    [`${flow}!Unknown b`]: "Line 6, column 12: The tag !Unknown is none of those of a blueprint,",
    [`${flow}!Format ["%s"]`]: "Line 6, column 12: The text and its arguments do not fit together.",
    [`${flow}!Format ["%d", a]`]: "Line 6, column 12: The text and its arguments do not fit together.",
    [`${flow}!Condition [MAYBE, true]`]: "Line 6, column 12: A condition is AND, OR, XOR, NAND, NOR or XNOR",
    [`${flow}!Value 0`]: "Line 6, column 12: There is no enumeration around this, or not so many.",
    [`${flow}!Enumerate [1, SEQ, a]`]: "Line 6, column 12: Only lists, maps and texts have items.",
    [`${flow}!AtIndex [[], 0]`]: "Line 6, column 12: There is nothing at 0.",
    [`${flow}!ParseJSON "{"`]: "Line 6, column 12: This is not JSON.",
    [`${flow}[]`]: "Line 6, column 12: The member title has to be a text.",
    [`${flow}a\n    designation: party`]: "Line 7, column 18: The member designation has to be one of authentication,",
    [`${flow}a\n  state: gone`]: "Line 7, column 10: The state of an entry is one of",
    [`${flow}${"[".repeat(2000)}${"]".repeat(2000)}`]: "",
    [`${flow}a #${"x".repeat(5_000_000)}`]:
      "The file is larger than 5 MB. Cut it into several files, and import one after the other.",
  };
  for (const [text, message] of Object.entries(wrong)) {
    assert.throws(
      () => flowsOf(text),
      (error: unknown) => {
        assert.ok(error instanceof BlueprintFailure, String(error));
        assert.ok(error.message.startsWith(message), error.message);
        return true;
      },
    );
  }
});

test("a small file that stands for an endless one is refused", () => {
  const lists = Array.from({ length: 9 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at}, `.repeat(9)}]`);
  const text = `version: 1\ncontext:\n  l0: &l0 [a]\n${lists.map((it) => `  ${it}\n`).join("")}entries: []`;
  assert.throws(() => flowsOf(text), /The file stands for too much\./);
});

test("the import names what the executor does not play, with its place in the file", () => {
  const text = `${written}
    - model: authentik_stages_mtls.mutualtlsstage
      id: tls
      identifiers: { name: certificate }
    - model: authentik_flows.flowstagebinding
      identifiers: { target: !KeyOf flow, stage: !KeyOf tls, order: 30 }
`;
  const { flows, unknown } = importBlueprints([text]);
  assert.deepEqual(flows[0]?.bindings[2]?.stage, {
    kind: "other",
    name: "certificate",
    model: "authentik_stages_mtls.mutualtlsstage",
  });
  const model = "authentik_stages_mtls.mutualtlsstage";
  const sentence = `Objects of the model ${model} are not played. Their steps say so, and the flow goes on.`;
  assert.deepEqual(unknown, [{ place: { line: 42, column: 7 }, sentence }]);
});

test("a policy that is not known is still there, to be asked about", () => {
  const text = written
    .replace("authentik_policies_expression.expressionpolicy", "authentik_policies_geoip.geoippolicy")
    .replace("attrs: { expression: return False }", "attrs: { countries: [DE] }");
  const [flow] = flowsOf(text);
  const model = "authentik_policies_geoip.geoippolicy";
  assert.deepEqual(flow?.bindings[1]?.policies, [
    { kind: "other", name: "never", model, order: 0, negate: true, others: { countries: ["DE"] } },
  ]);
});

test("entries are created, changed, left alone or removed as their state and conditions say", () => {
  const entry = (attrs: string, more = "") => `
  - model: authentik_flows.flow
    identifiers: { slug: flow }
    attrs: { ${attrs} }
${more}`;
  const titles: Record<string, string | undefined> = {
    [entry("title: changed")]: "changed",
    [entry("title: changed", "    state: created")]: "first",
    [entry("", "    state: absent")]: undefined,
    [entry("title: changed", "    conditions: [true, false]")]: "first",
    [entry("title: changed", "    conditions: [!Context here]")]: "changed",
  };
  for (const [second, title] of Object.entries(titles)) {
    const text = `version: 1\ncontext: { here: 1 }\nentries:${entry("title: first, name: kept")}${second}`;
    const [flow] = flowsOf(text);
    assert.equal(flow?.title, title, second);
    if (title !== undefined) assert.equal(flow?.name, "kept");
  }
  const twice = `version: 1\nentries:${entry("title: first")}${entry("title: again", "    state: must_created")}`;
  assert.throws(() => flowsOf(twice), /Line 7, column 5: This entry must be new, but is there already\./);
});

test("choices are read from the list that an expression gives; any other expression stays one", () => {
  const prompt = (expression: string) => `
version: 1
entries:
  - { model: authentik_flows.flow, id: flow, identifiers: { slug: flow } }
  - model: authentik_stages_prompt.prompt
    id: prompt
    identifiers: { name: prompt }
    attrs: { field_key: plan, label: Plan, type: dropdown, placeholder_expression: true, placeholder: ${expression} }
  - model: authentik_stages_prompt.promptstage
    id: stage
    identifiers: { name: stage }
    attrs: { fields: [!KeyOf prompt] }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf stage, order: 0 } }
`;
  const fieldOf = (expression: string) => {
    const stage = flowsOf(prompt(JSON.stringify(expression)))[0]?.bindings[0]?.stage;
    return stage?.kind === "prompt" ? stage.fields[0] : undefined;
  };
  const field = { name: "prompt", fieldKey: "plan", label: "Plan", type: "dropdown" };
  const choices = ["free", { value: "pro", label: "Professional" }];
  assert.deepEqual(fieldOf("return ['free', {'value': 'pro', 'label': 'Professional'}]"), { ...field, choices });
  const text = "return [it.name for it in plans]";
  assert.deepEqual(fieldOf(text), { ...field, placeholder: text, placeholderExpression: true });
});

test("a file may lead to the flows of the world and use their stages", () => {
  const text = `
version: 1
entries:
  - { model: authentik_flows.flow, id: flow, identifiers: { slug: other } }
  - model: authentik_stages_identification.identificationstage
    id: who
    identifiers: { name: who }
    attrs: { recovery_flow: !Find [authentik_flows.flow, [slug, demo-recovery]], enrollment_flow: !Find [authentik_flows.flow, [slug, gone]] }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf who, order: 0 } }
  - model: authentik_flows.flowstagebinding
    identifiers:
      target: !KeyOf flow
      stage: !Find [authentik_stages_password.passwordstage, [name, default-authentication-password]]
      order: 1
`;
  const existing = demoWorld().flows;
  const { flows, unresolved } = importBlueprints([text], { existing });
  assert.deepEqual(
    flows.map(({ slug }) => slug),
    ["other"],
  );
  const [who, password] = flows[0]?.bindings ?? [];
  assert.deepEqual(who?.stage, {
    kind: "identification",
    name: "who",
    recoveryFlow: "demo-recovery",
    others: { enrollment_flow: { "!Find": ["authentik_flows.flow", ["slug", "gone"]] } },
  });
  assert.equal(password?.stage.name, "default-authentication-password");
  const sentence =
    "The member enrollment_flow refers to the object of the model authentik_flows.flow with slug gone, which is neither in these files nor here.";
  assert.deepEqual(unresolved, [{ place: { line: 8, column: 99 }, sentence }]);
});
