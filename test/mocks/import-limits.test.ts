import assert from "node:assert/strict";
import { test } from "node:test";
import { BlueprintFailure } from "../../mocks/blueprints/failure.js";
import { importBlueprints } from "../../mocks/blueprints/import.js";
import { literalList } from "../../mocks/blueprints/python.js";
import { growth } from "./growth.js";

/** What becomes of a file: it is read, or there is a sentence. */
function read(text: string): string {
  try {
    importBlueprints([text]);
    return "read";
  } catch (error) {
    assert.ok(error instanceof BlueprintFailure, String(error));
    return error.message;
  }
}

const repeat = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index));
const lines = (count: number, write: (index: number) => string) => repeat(count, write).join("\n");
const list = (count: number, write: (index: number) => string) => `[${repeat(count, write).join(", ")}]`;

/** A file with something in its context, and in the title of a flow. */
const file = (context: string, title = "x") => `version: 1
context:
  c: ${context}
entries:
  - model: authentik_flows.flow
    identifiers: { slug: flow }
    attrs: { name: Flow, title: ${title} }
`;

/** A file of many entries. */
const entries = (count: number, write: (index: number) => string) => `version: 1\nentries:\n${lines(count, write)}\n`;
const entry = (model: string, identifiers: string, attrs = "{}") =>
  `  - model: ${model}\n    identifiers: ${identifiers}\n    attrs: ${attrs}`;

/** Files of a size; double the size, and they should take double the time. */
const files: Readonly<Record<string, readonly [size: number, write: (size: number) => string]>> = {
  "a map of many keys": [
    20_000,
    (size) => `version: 1\nentries: []\nmetadata:\n${lines(size, (it) => `  k${it}: 1`)}\n`,
  ],
  "a map of many keys in braces": [
    20_000,
    (size) => `version: 1\nentries: []\nmetadata: {${repeat(size, (it) => `k${it}: 1`).join(", ")}}\n`,
  ],
  "one key, many times": [10_000, (size) => `version: 1\nentries: []\nmetadata:\n${lines(size, () => "  k: 1")}\n`],
  "an ordered map of many keys": [20_000, (size) => file(`!!omap ${list(size, (it) => `k${it}: 1`)}`)],
  "many unknown tags": [10_000, (size) => file(list(size, () => "!x y"))],
  "many aliases": [
    15_000,
    (size) => `version: 1\nmetadata: &a b\ncontext: {c: ${list(size, () => "*a")}}\nentries: []\n`,
  ],
  "many anchors": [
    10_000,
    (size) =>
      `version: 1\ncontext: {c: ${list(size, (it) => `&a${it} b`)}, d: ${list(size, (it) => `*a${it}`)}}\nentries: []\n`,
  ],
  "tags that are spelt otherwise": [
    6_000,
    (size) => entries(1, () => entry("a.b", `{${repeat(size, (it) => `k${it}: !Form%61t [x]`).join(", ")}}`)),
  ],
  "many objects": [
    2_000,
    (size) => entries(size, (it) => entry("authentik_stages_dummy.dummystage", `{ name: n${it} }`)),
  ],
  "many flows and steps": [
    700,
    (size) =>
      entries(size, (it) =>
        [
          entry("authentik_flows.flow", `{ slug: f${it} }`, `{ name: F, title: F, pk: p${it} }`),
          entry("authentik_stages_dummy.dummystage", `{ name: s${it} }`, `{ pk: s${it} }`),
          entry("authentik_flows.flowstagebinding", `{ target: p${it}, stage: s${it}, order: 1 }`),
        ].join("\n"),
      ),
  ],
  "objects that are looked for": [
    1_500,
    (size) => entries(size, (it) => entry("a.b", `{ name: n${it} }`, `{ x: !Find [a.b, [name__iexact, N${it}]] }`)),
  ],
  "references that lead nowhere": [
    4_000,
    (size) =>
      entries(1, () =>
        [
          entry(
            "authentik_stages_prompt.promptstage",
            "{ name: s }",
            `{ pk: s, fields: ${list(size, (it) => `p${it}`)} }`,
          ),
          entry("authentik_flows.flow", "{ slug: f }", "{ name: F, title: F, pk: f }"),
          entry("authentik_flows.flowstagebinding", "{ target: f, stage: s, order: 1 }"),
        ].join("\n"),
      ),
  ],
  "members that are looked up in a list": [
    2_000,
    (size) =>
      file(
        list(size, () => "a"),
        `!If [${list(size, () => "!AtIndex [!Context c, 1]")}, a, b]`,
      ),
  ],
};

for (const [what, [size, write]] of Object.entries(files)) {
  test(`${what} take about twice the time in a file of twice the size`, () => {
    const [once, twice] = [write(size), write(2 * size)];
    assert.ok(twice.length <= 5_000_000, "the file is too large");
    const ratio = growth(
      () => read(twice),
      () => read(once),
      3.2,
    );
    assert.ok(ratio <= 3.2, `${ratio} times`);
  });
}

/** Files that stand for more than any memory holds, or have no end. */
const endless: Readonly<Record<string, string>> = {
  "a long text in texts": `version: 1
context: { a: ${"x".repeat(1_000_000)} }
entries:
  - model: authentik_flows.flow
    identifiers: { slug: flow }
    attrs:
      a: &a !Format ["%s%s%s%s", !Context a, !Context a, !Context a, !Context a]
      b: &b !Format ["%s%s%s%s", *a, *a, *a, *a]
      c: &c !Format ["%s%s%s%s", *b, *b, *b, *b]
      title: !Format ["%s%s%s%s", *c, *c, *c, *c]
`,
  "eleven texts in one another": `version: 1
context: { a: ${"x".repeat(1_000_000)} }
entries:
  - model: authentik_flows.flow
    identifiers: { slug: flow }
    attrs:
      t0: &t0 !Format ["%s%s", !Context a, !Context a]
${lines(10, (it) => `      t${it + 1}: &t${it + 1} !Format ["%s%s", *t${it}, *t${it}]`)}
`,
  "lists in lists, by aliases": `version: 1
context:
  l0: &l0 [x, x, x, x, x, x, x, x, x, x]
${lines(9, (it) => `  l${it + 1}: &l${it + 1} ${list(10, () => `*l${it}`)}`)}
entries: []
`,
  "lists in lists, by values": file(
    "x",
    repeat(40, () => "").reduce((inner) => `!Enumerate [[${inner}], SEQ, [!Value 0, !Value 0, !Value 0]]`, "x"),
  ),
  "enumerations in enumerations": file(
    list(2_000, () => "x"),
    "!Enumerate [!Context c, SEQ, !Enumerate [!Context c, SEQ, !Enumerate [!Context c, SEQ, !Value 0]]]",
  ),
  "a context in the title, many times": file(
    list(20_000, () => "xxxx"),
    list(2_000, () => "!Context c"),
  ),
  "JSON, many times": file(
    `&j !ParseJSON '${list(40_000, () => "1")}'`,
    list(200, () => "*j"),
  ),
  "an object in itself": entries(200, () =>
    entry("a.b", "{ name: n }", "{ x: !FindObject [a.b, [name, n]], y: !FindObject [a.b, [name, n]] }"),
  ),
  "a list that contains itself": file("&a [*a]"),
  "lists in lists in lists": file("[".repeat(100_000)),
  "JSON in JSON": file(`!ParseJSON '${"[".repeat(100_000)}${"]".repeat(100_000)}'`),
  "a file of more than five megabytes": file("x".repeat(5_000_001)),
  "a file of brackets": file(list(1_000_000, () => "[]")),
};

for (const [what, text] of Object.entries(endless)) {
  test(`${what}: there is a sentence, soon`, () => {
    const start = process.cpuUsage();
    assert.match(
      read(text),
      /stands for too much|nested too deeply|larger than 5 MB|more than 400,000|There is no enumeration/,
    );
    assert.ok(process.cpuUsage(start).user < 3_000_000, "it took too long");
  });
}

/** Values that are none for what they are given to. */
const odd: Readonly<Record<string, string>> = {
  "a width in a format": file("x", `!Format ["%999999999s", x]`),
  "a list as a template": file("x", "!Format [[a, b]]"),
  "a list as a name": file("x", "!Context [[a], b]"),
  "a map as a key": file("x", "{ { a: b }: c }"),
  "a map of a huge number": `version: 1\nentries: []\ncontext: { a: ${"9".repeat(200_000)} }\n`,
  "an enumeration of a number": file("x", "!Enumerate [1, SEQ, x]"),
  "an alias of nothing": file("*nothing"),
  "names of members of objects": file("{ constructor: a, __proto__: b, toString: c }", "!Context constructor"),
  "a member called __proto__": entries(1, () =>
    entry("authentik_flows.flow", "{ slug: f }", "{ __proto__: { name: N }, title: !Context __proto__ }"),
  ),
};

for (const [what, text] of Object.entries(odd)) {
  test(`${what}: the file is read, or there is a sentence`, () => {
    assert.match(read(text), /^read$|\.$/);
  });
}

test("of two members of a name the last one counts, and both the place and the name are told", () => {
  const text = `version: 1
entries:
  - model: authentik_flows.flow
    identifiers: { slug: flow }
    attrs:
      name: First
      title: Title
      name: Last
    attrs: { name: Very last, title: Title, designation: enrollment, designation: recovery }
`;
  const { flows, repeated } = importBlueprints([text]);
  assert.deepEqual(
    flows.map(({ name, designation }) => [name, designation]),
    [["Very last", "recovery"]],
  );
  assert.deepEqual(
    repeated.map(({ place, sentence }) => [place?.line, /member (\w+)/.exec(sentence)?.[1]]),
    [
      [8, "name"],
      [9, "attrs"],
      [9, "designation"],
    ],
  );
});

test("the texts in an expression are found in a time that grows with it", () => {
  const expression = (size: number) => `[${String.raw`"\"`.repeat(size)}\\\n]`;
  assert.equal(literalList(expression(10)), undefined);
  const [once, twice] = [expression(200_000), expression(400_000)];
  const ratio = growth(
    () => literalList(twice),
    () => literalList(once),
    3.2,
  );
  assert.ok(ratio <= 3.2, `${ratio} times`);
  assert.deepEqual(literalList(String.raw`return ["a, \"b\"", 'c"', {"value": "]", 'label': "\\"}]`), [
    'a, "b"',
    'c"',
    { value: "]", label: "\\" },
  ]);
});
