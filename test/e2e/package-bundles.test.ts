import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { build as esbuild } from "esbuild";
import { globSync } from "tinyglobby";
import { build as viteBuild, parseSync, type Rolldown } from "vite";
import { packed, type Packed } from "./packed.js";

const stages = readdirSync("stages").map((file) => file.replace(".ts", ""));

/** The files in `stages/` that name all stages, each to be loaded when it is due. */
const LISTS = ["first", "registry"];

if (existsSync("dist-package/package.json")) {
  let it: Packed;
  before(async () => {
    it = await packed();
  });

  /** What esbuild loads first of each import: its modules, as paths in the package, and the code of its own chunk. */
  async function bundled(...names: string[]) {
    const { metafile, outputFiles } = await esbuild({
      entryPoints: names.map((name, at) => ({ in: name, out: String(at) })),
      absWorkingDir: it.project,
      ...{ bundle: true, minify: true, format: "esm", splitting: true, outdir: "out", write: false, metafile: true },
    });
    return names.map((_, at) => {
      const first = new Set([`out/${at}.js`]);
      // `for` over a set also visits members that are added meanwhile.
      for (const file of first) {
        const imports = metafile.outputs[file]?.imports ?? [];
        for (const { path, kind } of imports) if (kind === "import-statement") first.add(path);
      }
      const modules = [...first].flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
      return {
        modules: modules.map((file) => relative(it.folder, join(it.project, file))),
        code: outputFiles.find(({ path }) => path === join(it.project, `out/${at}.js`))?.contents ?? new Uint8Array(),
      };
    });
  }

  /** The modules that Vite loads first of a script, as paths in the package. */
  async function inPage(script: string): Promise<string[]> {
    writeFileSync(join(it.project, "page.js"), script);
    const result = (await viteBuild({
      root: it.project,
      configFile: false,
      logLevel: "error",
      build: { write: false, lib: { entry: "page.js", formats: ["es"] } },
    })) as Rolldown.RolldownOutput[];
    const chunks = result.flatMap(({ output }) => output).filter((one) => one.type === "chunk");
    const first = new Set(chunks.filter((chunk) => chunk.isEntry).map(({ fileName }) => fileName));
    for (const file of first) chunks.find(({ fileName }) => fileName === file)?.imports.forEach((it) => first.add(it));
    const modules = chunks.filter(({ fileName }) => first.has(fileName)).flatMap(({ moduleIds }) => moduleIds);
    return modules.map((id) => relative(it.folder, id));
  }

  const stagesIn = (modules: readonly string[]) =>
    modules.flatMap((id) => /^lib\/stages\/(.+)\.js$/.exec(id)?.[1] ?? []);

  test("a bundle of esbuild that imports one stage holds no other", async () => {
    const single = stages.filter((name) => !LISTS.includes(name));
    const bundles = await bundled(...single.map((name) => `authentik-flow/stages/${name}`));
    assert.deepEqual(
      bundles.map(({ modules }) => stagesIn(modules)),
      single.map((name) => [name]),
    );
  });

  test("a bundle of Vite that imports one stage holds no other, nor the executor", async () => {
    const modules = await inPage(`export { default } from "authentik-flow/stages/password";`);
    assert.deepEqual(stagesIn(modules), ["password"]);
    assert.deepEqual(
      modules.filter((id) => id.startsWith("lib/src/executor/")),
      [],
    );
  });

  test("a page with the element begins with the first stage, and keeps what translates its texts", async () => {
    const name = "authentik-flow/define";
    const [ofEsbuild] = await bundled(name);
    for (const modules of [await inPage(`import "${name}";`), ofEsbuild?.modules ?? []]) {
      assert.deepEqual(stagesIn(modules).sort(), ["first", "identification"]);
      assert.ok(modules.includes("lib/src/i18n/translation.js"));
      assert.ok(modules.includes("lib/src/executor/executor.js"));
    }
  });

  test("the headless core is less than 4 kB, and needs no other package", async () => {
    const [core] = await bundled("authentik-flow/protocol");
    const { modules = [], code = "" } = core ?? {};
    assert.deepEqual(
      modules.filter((id) => !id.startsWith("lib/src/protocol/")),
      [],
    );
    const size = gzipSync(code, { level: 9 }).length;
    assert.ok(size > 1000 && size <= 4000, `${size} bytes`);
  });

  test("embed.js and what it loads import nothing from outside the package", () => {
    const files = globSync(["embed.js", "embed/*.js"], { cwd: it.folder });
    const targets = files.flatMap((file) => {
      const text = readFileSync(join(it.folder, file), "utf8");
      const { staticImports, dynamicImports } = parseSync(file, text).module;
      const dynamic = dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1));
      return [...staticImports.map(({ moduleRequest }) => moduleRequest.value), ...dynamic].map((to) =>
        join(it.folder, file, "..", to),
      );
    });
    assert.ok(targets.length > 50);
    assert.deepEqual(
      targets.filter((target) => !existsSync(target)),
      [],
    );
  });
} else {
  test("a bundle takes of the package what it imports", { skip: "dist-package/ is not built" });
}
