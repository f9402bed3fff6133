import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { before, test } from "node:test";
import { globSync } from "tinyglobby";
import { Visitor, createBuilder, parseSync } from "vite";

/** What is built, by build: which modules are in it, and the code of its chunks. */
const modules = new Map<string, string[]>();
const code: string[] = [];
let licenses = "";

before(async () => {
  const builder = await createBuilder({
    configFile: "vite.config.ts",
    logLevel: "error",
    build: { write: false },
    plugins: [
      {
        name: "list-modules",
        generateBundle: {
          order: "post",
          handler(_, bundle) {
            const chunks = Object.values(bundle).filter((it) => it.type === "chunk");
            const ids = chunks.flatMap(({ moduleIds }) => moduleIds);
            modules.set(
              this.environment.name,
              ids.map((id) => relative(process.cwd(), id)),
            );
            const notice = bundle["licenses.md"];
            if (notice?.type === "asset") licenses = String(notice.source);
            code.push(...chunks.map((chunk) => chunk.code));
          },
        },
      },
    ],
  });
  await builder.buildApp();
});

test("no build contains a module of the embedded executor, the studio or its editor: neither page nor element nor headless core", () => {
  const of = (name: string) => modules.get(name) ?? [];
  assert.ok(of("client").includes("src/main.ts"));
  assert.ok(of("embed").includes("src/embed.ts"));
  assert.ok(of("protocol").includes("src/protocol/session.ts"));
  const strangers = [...modules.values()]
    .flat()
    .filter((id) => /^(mocks|test)\/|\/(msw|codemirror|@codemirror|@lezer)\//.test(id));
  assert.deepEqual(strangers, []);
});

test("the build keeps each string of the sources that contains line breaks or tabs as it was written", () => {
  const built = new Set(code.flatMap((chunk) => texts("chunk.js", chunk)));
  const written = globSync("{src,stages}/**/*.ts").flatMap((file) => texts(file, readFileSync(file, "utf8")));
  const delicate = written.filter((text) => /[^\S ]/.test(text));
  assert.ok(delicate.includes("\n"), "that separates recovery codes");
  assert.deepEqual(
    delicate.filter((text) => !built.has(text)),
    [],
  );
});

test("licenses.md names each package in the build, with the text of its licence", () => {
  const inside = [...modules.values()]
    .flat()
    .flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []);
  assert.ok(inside.includes("lit-html") && inside.includes("dompurify"), "the page is built of others' work too");
  const texts = new Map(licenses.split(/^## /m).map((section) => [section.split(" - ")[0], section]));
  const unnamed = [...new Set(inside)].filter(
    (name) => !/copyright|licen[cs]e/i.test(texts.get(name)?.slice(200) ?? ""),
  );
  assert.deepEqual(unnamed, []);
});

/** What the strings and templates of a program stand for. Style sheets are left out: the build minifies them. */
function texts(file: string, program: string): string[] {
  const found: string[] = [];
  const styles = new Set<unknown>();
  new Visitor({
    TaggedTemplateExpression: ({ tag, quasi }) => {
      if (tag.type === "Identifier" && tag.name === "css") styles.add(quasi);
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type === "Identifier" && callee.name === "unsafeCSS") styles.add(first);
    },
    TemplateLiteral: (template) => {
      if (!styles.has(template)) found.push(...template.quasis.map(({ value }) => value.cooked ?? ""));
    },
    Literal: ({ value }) => {
      if (typeof value === "string") found.push(value);
    },
  }).visit(parseSync(file, program).program);
  return found;
}
