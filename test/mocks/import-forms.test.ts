import assert from "node:assert/strict";
import { test } from "node:test";
import { importBlueprints, type ImportOptions, type Imported } from "../../mocks/blueprints/import.js";
import type { Flow } from "../../mocks/executor/flow.js";

const flow = (slug: string, more = "") =>
  `- { model: authentik_flows.flow, identifiers: { slug: ${slug} }, attrs: { name: A, title: A, designation: recovery${more} } }`;

function first(text: string, options?: ImportOptions): Flow {
  return importBlueprints([text], options).flows[0] ?? assert.fail("there is no flow");
}

test("maps and lists may be shared by anchors, and merged", () => {
  const text = `
context:
  shared: &shared { designation: recovery, name: Shared }
  other: &other { name: Other, layout: sidebar_left }
entries:
- model: authentik_flows.flow
  identifiers: &who { slug: a }
  attrs: &attrs
    <<: *shared
    title: T
- { model: authentik_flows.flow, identifiers: { <<: *who, slug: b }, attrs: *attrs }
- &entry
  model: authentik_flows.flow
  identifiers: { slug: c }
  attrs: { title: T, <<: [*shared, *other] }
- *entry
`;
  const { flows } = importBlueprints([text]);
  assert.deepEqual(
    flows.map(({ slug, name, title, designation, layout }) => [slug, name, title, designation, layout]),
    [
      ["a", "Shared", "T", "recovery", undefined],
      ["b", "Shared", "T", "recovery", undefined],
      ["c", "Shared", "T", "recovery", "sidebar_left"],
    ],
  );
});

test("environment variables and files of a server have their defaults, or what is given for them", () => {
  const text = `entries:\n${flow("a", ", title: !Env [TITLE, Welcome], background: !File /etc/background")}`;
  const { flows, asked } = importBlueprints([text]);
  assert.equal(flows[0]?.title, "Welcome");
  assert.deepEqual(
    asked.map(({ kind, name, value, place: { line } }) => [kind, name, value, line]),
    [
      ["environment variable", "TITLE", "Welcome", 2],
      ["file", "/etc/background", null, 2],
    ],
  );
  assert.equal(first(text, { values: { TITLE: "Hello" } }).title, "Hello");
});

test("values are taken as a server takes them", () => {
  const text = `entries:
- { model: authentik_flows.flow, id: f, identifiers: { slug: a, name: identifies }, attrs: { name: other, title: 7, designation: recovery } }
- { model: authentik_stages_dummy.dummystage, id: s, identifiers: { name: s } }
- model: authentik_flows.flowstagebinding
  identifiers: { target: !KeyOf f, stage: !KeyOf s, order: "10" }
  attrs: { evaluate_on_plan: "yes", re_evaluate_policies: 0 }
- { model: authentik_stages_dummy.dummystage, id: s, identifiers: { name: another } }
- { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf f, stage: !KeyOf s, order: 10 } }`;
  const { name, title, bindings } = first(text);
  assert.deepEqual([name, title], ["identifies", "7"]);
  const stage = { kind: "dummy", name: "s" };
  assert.deepEqual(
    bindings,
    [{ stage, order: "10", evaluateOnPlan: true, reEvaluatePolicies: false }].map((it) => ({ ...it, order: 10 })),
  );
  assert.throws(() => first(text.replace('"10"', "ten")), /Line 5, column \d+: The member order has to be a number\./);
});

test("a list is needed where there may be several", () => {
  const text = `entries:
${flow("a")}
- model: authentik_stages_prompt.promptstage
  identifiers: { name: s }
  attrs: { fields: p }`;
  assert.throws(() => first(text), /Line 5, column 20: The member fields has to be a list/);
});

test("tags mean what the manual says of them", () => {
  const title = (tag: string) =>
    first(`context: { one: deep, two: !Context one, list: [[a, b], [c]] }\nentries:\n${flow("a", `, title: ${tag}`)}`)
      .title;
  const meanings: Record<string, string> = {
    "!Context two": "deep",
    "!Format ['%s', !Enumerate [!Context list, seq, !Enumerate [!Value 1, SEQ, !Format ['%s-%s', !Index 1, !Value 0]]]]":
      '[["0-a","0-b"],["1-c"]]',
    "!Format ['%s', !Enumerate [ab, SEQ, !Value 0]]": '["a","b"]',
    "!If [!Find [authentik_flows.flow, [slug, gone]], there, gone]": "gone",
    "!AtIndex [!Context list, -1, none]": '["c"]',
    "!Context [goauthentik.io/enterprise/licensed, x]": "False",
  };
  for (const [tag, meaning] of Object.entries(meanings)) {
    assert.equal(
      title(tag.startsWith("!Format") || tag.startsWith("!If") ? tag : `!Format ['%s', ${tag}]`),
      meaning,
      tag,
    );
  }
  assert.throws(() => title("!Enumerate [!Value 0, SEQ, x]"), /no enumeration around this/);
});

const blueprint = `version: 1\nentries:\n${flow("a")}\n`;
const indented = (text: string) => text.replace(/^(?=.)/gm, "    ");

test("blueprints are taken out of what is around them, with their places", () => {
  const wrong = blueprint.replace("slug: a", "slug: a b");
  const wrappers: Record<string, (text: string) => string> = {
    ConfigMap: (text) => `apiVersion: v1\nkind: ConfigMap\ndata:\n  a.yaml: |\n${indented(text)}`,
    Secret: (text) => `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata:\n  a.yaml: ${btoa(text)}\n`,
    List: (text) =>
      `apiVersion: v1\nkind: List\nitems:\n- kind: ConfigMap\n  data:\n    a.yaml: |\n  ${indented(text).replaceAll("\n", "\n  ")}`,
    AkBlueprint: (text) => `apiVersion: v1\nkind: AkBlueprint\nspec:\n  blueprint: |\n${indented(text)}`,
    "objects of Kubernetes": (text) => `kind: Namespace\n---\nkind: ConfigMap\ndata:\n  a.yaml: |\n${indented(text)}`,
    "another file": (text) => `results: [{ name: x, content: ${JSON.stringify(text)} }]`,
    "a block of code in a text": (text) => `# How to\n\n\`\`\`yaml\n${text}\`\`\`\n`,
  };
  for (const [name, wrap] of Object.entries(wrappers)) {
    const imported: Imported = importBlueprints([wrap(blueprint)]);
    assert.deepEqual(
      imported.flows.map(({ slug }) => slug),
      ["a"],
      name,
    );
    assert.deepEqual(
      imported.wrappers.map(({ sentence }) => sentence),
      [
        `This is ${/^[a-z]/.test(name) ? name : `${name.startsWith("A") ? "an" : "a"} ${name}`} around a blueprint, which was taken out.`,
      ],
    );
    if (name === "ConfigMap")
      assert.throws(() => importBlueprints([wrap(wrong)]), /Line 7, column 59: A flow has a slug/);
  }
});

test("what is wrong with a file is said in the words of those who write it", () => {
  const messages: Record<string, RegExp> = {
    [`${blueprint}---\n${blueprint}`]: /^Line 4, column 1: Here a second document begins \(---\)/,
    "version: 1\nentries:\n\t- a: b": /^Line 3, column 1: Here a tab indents the line\./,
    'version: 1\nmetadata: { name: "a }\nentries: []\n': /^Line 2, column 19: The quote that begins here has no end/,
    "version: 1\nentries:\n- model: a.b\n  identifiers {slug: a}":
      /^Line 3, column 3: An entry says by its identifiers .* Found the members model, identifiers \{slug\.$/,
    "version: 1\nentries:\n- model: a.b\n  identifiers\n": /^Line 4, column 3: Found “identifiers”/,
    "version: 1\nentries:\n- model: a.b\n  identifiers: {slug: @a}":
      /^Line 4, column 23: A text that begins with @ stands in quotes/,
    "<!DOCTYPE html><html></html>": /This is a page: download the file that it shows/,
    "- model: a.b\n  identifiers: {slug: a}": /Here a list was found\. If these are its entries/,
    "services: { a: b }": /Here a map with the members services was found\.$/,
    "": /This file is empty\.$/,
    [`entries:\n${flow("{{ .Values.slug }}")}`]: /If this is a template in braces/,
    "entries:\n{{- range .Flows }}\n- model: a.b\n{{- end }}\n": /If this is a template in braces/,
    "{\n  content = ''\n    version: 1\n    entries: []\n  '';\n}":
      /^Line 3, column 14: The line does not go on with those before it: .* save the blueprint alone\.$/,
  };
  for (const [text, message] of Object.entries(messages))
    assert.throws(() => importBlueprints([text]), { message }, text);
});

test("blocks of a text may stand in lists; what is about other things is passed over, and what has entries alone is told", () => {
  const text = [
    "1. Values of the chart:\n",
    "   ```yaml\n   {{- range .Values.list }}\n   a: {{ . }}\n   ```\n",
    "2. The blueprint:\n",
    `   \`\`\`yaml\n${blueprint.replace(/^/gm, "   ")}\n   \`\`\`\n`,
    "3. Append:\n",
    "   ```yaml\n   - model: authentik_flows.flow\n     identifiers: { slug: b }\n   ```",
  ].join("\n");
  const { flows, entries, wrappers } = importBlueprints([text]);
  assert.deepEqual(
    flows.map(({ slug }) => slug),
    ["a"],
  );
  const [entry] = entries;
  const line = text.split("\n").findIndex((it) => it.includes("- {")) + 1;
  assert.deepEqual(entry?.place, { line, column: 6 });
  assert.match(wrappers[1]?.sentence ?? "", /^This block has entries, but is no blueprint of its own/);
});

test("a reference that leads nowhere is told of the member that it stands in, though another says the same", () => {
  const entries = [
    { model: "authentik_flows.flow", identifiers: { slug: "f", pk: "f" }, attrs: { name: "F", title: "F" } },
    {
      model: "authentik_stages_authenticator_validate.authenticatorvalidatestage",
      identifiers: { name: "mfa", pk: "mfa" },
      attrs: { device_classes: ["totp"], configuration_stages: ["totp"] },
    },
    { model: "authentik_flows.flowstagebinding", identifiers: { target: "f", stage: "mfa", order: 0 } },
  ];
  const { unresolved } = importBlueprints([JSON.stringify({ version: 1, entries })]);
  assert.deepEqual(
    unresolved.map(({ sentence }) => sentence),
    ["The member configuration_stages refers to totp, which is not in this file."],
  );
});
