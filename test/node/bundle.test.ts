import assert from "node:assert/strict";
import { relative } from "node:path";
import { test } from "node:test";
import { createBuilder } from "vite";

test("nothing of the embedded executor is in what is built: page, element and headless core", async () => {
  const modules = new Map<string, string[]>();
  const builder = await createBuilder({
    configFile: "vite.config.ts",
    logLevel: "error",
    build: { write: false },
    plugins: [
      {
        name: "list-modules",
        generateBundle(_, bundle) {
          const chunks = Object.values(bundle).filter((it) => it.type === "chunk");
          const ids = chunks.flatMap(({ moduleIds }) => moduleIds);
          modules.set(
            this.environment.name,
            ids.map((id) => relative(process.cwd(), id)),
          );
        },
      },
    ],
  });
  await builder.buildApp();
  const of = (name: string) => modules.get(name) ?? [];
  assert.ok(of("client").includes("src/main.ts"));
  assert.ok(of("embed").includes("src/embed.ts"));
  assert.ok(of("protocol").includes("src/protocol/session.ts"));
  const strangers = [...modules.values()].flat().filter((id) => /^(mocks|test)\/|\/msw\//.test(id));
  assert.deepEqual(strangers, []);
});
