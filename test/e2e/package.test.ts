import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { globSync } from "tinyglobby";
import ts from "typescript";
import { parseSync } from "vite";
import { packed, type Packed } from "./packed.js";

const run = promisify(execFile);
const NAME = "authentik-flow";

/** What the manifest says of one address: files by condition, or one file. */
type Target = string | Readonly<Record<string, string>>;

interface Manifest {
  exports: Readonly<Record<string, Target>>;
  sideEffects: readonly string[];
}

if (existsSync("dist-package/package.json")) {
  let it: Packed;
  let manifest: Manifest;
  before(async () => {
    it = await packed();
    manifest = JSON.parse(readFileSync(join(it.folder, "package.json"), "utf8")) as Manifest;
  });

  test("each address that the package exports leads to a module and its types", () => {
    const addresses = addressesOf(it, manifest);
    assert.ok(addresses.includes(`${NAME}/stages/password`) && addresses.includes(`${NAME}/locales/de-DE`));
    const files = Object.values(manifest.exports).flatMap((target) => Object.values(target));
    const missing = files.filter((file) => file.length > 1 && !globSync(file, { cwd: it.folder }).length);
    assert.deepEqual(missing, []);
  });

  for (const moduleResolution of ["Bundler", "NodeNext"] as const) {
    test(`a strict project whose modules are resolved as in ${moduleResolution} compiles with the package's types`, () => {
      const file = join(it.project, `${moduleResolution}.ts`);
      writeFileSync(
        file,
        [...importable(it, manifest).map((name, at) => `import * as _${at} from "${name}";`), USE].join("\n"),
      );
      const program = ts.createProgram([file], {
        strict: true,
        noEmit: true,
        exactOptionalPropertyTypes: true,
        skipDefaultLibCheck: true,
        types: [],
        lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
        target: ts.ScriptTarget.ES2022,
        module: moduleResolution === "Bundler" ? ts.ModuleKind.ESNext : ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind[moduleResolution],
      });
      const complaints = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
        return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      });
      assert.deepEqual(complaints, []);
    });
  }

  test("publint has nothing to say about the package", async () => {
    const { stdout } = await run("node_modules/.bin/publint", ["run", it.tarball, "--strict"]);
    assert.match(stdout, /All good!/);
  });

  test("“Are the types wrong?” finds them right", async () => {
    // It ends with an error if something is wrong, and otherwise lists all addresses.
    const { stdout } = await run("node_modules/.bin/attw", [it.tarball, "--profile", "esm-only", "--no-color"]);
    for (const address of Object.keys(manifest.exports)) assert.ok(stdout.includes(`"${NAME}${address.slice(1)}"`));
  });

  test("Node, which has no DOM, imports everything but the script for pages", async () => {
    const names = importable(it, manifest).filter((name) => !name.endsWith("/embed.js"));
    const program = `
      for (const name of ${JSON.stringify(names)}) await import(name);
      const [all, server] = [await import("${NAME}/define"), await import("${NAME}")];
      const { HttpTransport } = await import("${NAME}/protocol");
      console.log(typeof document, Object.keys(all).every((key) => all[key] === server[key]), typeof HttpTransport);`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program], { cwd: it.project });
    assert.equal(stdout.trim(), "undefined true function");
  });

  test("in Node the import that defines the element has the same exports as in browsers", () => {
    const exportsOf = (file: string) =>
      parseSync(file, readFileSync(join(it.folder, file), "utf8")).module.staticExports;
    const names = (file: string) =>
      exportsOf(file)
        .flatMap(({ entries }) => entries.map(({ exportName }) => exportName.name))
        .sort();
    const { node = "", default: browser = "" } = manifest.exports["./define"] as Record<string, string>;
    assert.ok(names(node).includes("FlowExecutor"));
    assert.deepEqual(names(node), names(browser));
  });

  test("the package names each module that does something when it is imported, so that bundlers keep it", () => {
    const effects = new Set(globSync([...manifest.sideEffects], { cwd: it.folder }));
    const unnamed = globSync("lib/**/*.js", { cwd: it.folder }).filter((file) => {
      const { program } = parseSync(file, readFileSync(join(it.folder, file), "utf8"));
      return program.body.some(({ type }) => type === "ExpressionStatement") && !effects.has(file);
    });
    assert.ok(effects.has("lib/src/i18n/translation.js"));
    assert.deepEqual(unnamed, ["lib/src/executor/beside-brand.js"], "whose sheet only that module uses");
  });

  test("each module comes with a map that holds the source it was made of", () => {
    const mapOf = (file: string) => {
      const map = JSON.parse(readFileSync(join(it.folder, `${file}.map`), "utf8")) as { sourcesContent?: string[] };
      return map.sourcesContent?.[0] ?? "";
    };
    const modules = globSync(["lib/src/{executor,protocol}/*.js", "lib/stages/*.js", "embed.js"], { cwd: it.folder });
    const ours = modules.filter((file) => !/\/index\.js$|\.css\.js$/.test(file));
    assert.ok(ours.length > 50);
    assert.deepEqual(
      ours.filter((file) => !mapOf(file)),
      [],
    );
  });

  test("licenses.md names each package that ships inside, and the package has a licence and a list of changes", () => {
    const sources = globSync(["embed/*.map", "embed.js.map"], { cwd: it.folder }).flatMap((file) => {
      return (JSON.parse(readFileSync(join(it.folder, file), "utf8")) as { sources: string[] }).sources;
    });
    const polyfills = globSync("lib/packages/**/*.js", { cwd: it.folder }).map((file) =>
      file.replace("packages", "node_modules"),
    );
    const inside = [...sources, ...polyfills].flatMap(
      (id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? [],
    );
    const notice = readFileSync(join(it.folder, "licenses.md"), "utf8");
    const unnamed = [...new Set(inside)].filter((name) => !notice.includes(`## ${name} - `));
    assert.ok(inside.includes("lit-html") && inside.includes("@webcomponents/shadydom"));
    assert.deepEqual(unnamed, []);
    for (const file of ["LICENSE", "CHANGELOG.md", "README.md"]) assert.ok(existsSync(join(it.folder, file)), file);
  });
  test("custom-elements.json describes each attribute, property, event, slot and part of the element, as the documents do", async () => {
    const text = readFileSync(join(it.folder, "custom-elements.json"), "utf8");
    const element = (JSON.parse(text) as { modules: { declarations: ElementManifest[] }[] }).modules[0]
      ?.declarations[0];
    assert.ok(element?.tagName === "ak-flow-executor");
    const { attributes, events, slots, cssParts } = element;
    const properties = element.members.filter(({ kind, static: isStatic }) => kind === "field" && !isStatic);
    const all = [...attributes, ...properties, ...events, ...slots, ...cssParts];
    const lacking = all.filter(({ description }) => !description).map(({ name }) => name);
    assert.deepEqual(lacking, []);

    const documents = globSync(["README.md", "docs/*.md"])
      .map((file) => readFileSync(file, "utf8"))
      .join();
    const unnamed = all.map(({ name }) => name).filter((name) => !new RegExp(`[\`"(]${name}[\`"):=]`).test(documents));
    assert.deepEqual(unnamed, []);

    const { FlowExecutor } = (await import(pathToFileURL(join(it.folder, "lib/src/index.js")).href)) as Package;
    const written = [...FlowExecutor.elementProperties].filter(
      ([, { attribute, state }]) => attribute !== false && !state,
    );
    const names = attributes.map(({ name }) => name);
    assert.deepEqual(
      written.map(([name]) => name).filter((name) => !names.includes(name)),
      [],
    );
  });
} else {
  test("the package can be installed", { skip: "dist-package/ is not built" });
}

/** What `custom-elements.json` says of one thing. */
interface Described {
  name: string;
  description?: string;
}

interface ElementManifest {
  tagName: string;
  attributes: Described[];
  members: (Described & { kind: string; static?: boolean })[];
  events: Described[];
  slots: Described[];
  cssParts: Described[];
}

interface Package {
  FlowExecutor: { elementProperties: ReadonlyMap<string, { attribute?: string | false; state?: boolean }> };
}

/** What a project does with the types. */
const USE = `
  import { FlowExecutor, Stage, html, type Challenge } from "${NAME}";
  import { FlowSession, HttpTransport } from "${NAME}/protocol";
  import { stages } from "${NAME}/stages/first";
  import PasswordStage from "${NAME}/stages/password";
  FlowExecutor.registry = stages;
  const executor: FlowExecutor = document.createElement("ak-flow-executor");
  executor.addEventListener("ak-redirect", (event) => event.to.startsWith("https:") || event.preventDefault());
  executor.addEventListener("ak-error", ({ error }) => console.log(error.code));
  export class Mine extends Stage<"ak-stage-dummy"> {
    protected override template() {
      return html\`\${this.challenge.component}\`;
    }
  }
  export class Shorter extends PasswordStage {
    protected override heading() {
      return "Password";
    }
  }
  const session = new FlowSession(new HttpTransport({ base: "https://example.org/", slug: "login", fetch }));
  export const challenge: Challenge | undefined = session.challenge;
`;

/** The modules that a project can import. */
function importable(it: Packed, manifest: Manifest): string[] {
  return addressesOf(it, manifest).filter((address) => !address.endsWith(".json"));
}

/** The addresses that the package exports: patterns stand for each file that fits them. */
function addressesOf({ folder }: Packed, { exports }: Manifest): string[] {
  return Object.entries(exports).flatMap(([address, target]) => {
    const file = typeof target === "string" ? target : (target["default"] ?? "");
    const [before = "", after = ""] = file.slice(2).split("*");
    return globSync(file, { cwd: folder }).map((found) => {
      const name = found.slice(before.length, found.length - after.length);
      return NAME + address.slice(1).replace("*", name);
    });
  });
}
