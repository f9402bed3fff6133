import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type EnvironmentOptions, type Plugin, type Rolldown } from "vite";
import { compressed } from "./build/compressed.js";
import { policyFiles, securityHeaders } from "./build/policy.js";
import { versionNamed } from "./mocks/executor/version.js";
import { authentikProxy } from "./mocks/proxy.js";
import { embeddedExecutorPlugin } from "./mocks/vite.js";
import { standIns } from "./mocks/playground/stand-ins.js";
import { demoWorld } from "./mocks/world.js";
import { keepShadowRoot } from "./src/compat/keep-shadow-root.js";

const { AUTHENTIK_URL, AUTHENTIK_VERSION, CSP, BASE_PATH = "/", PORT = "5173" } = process.env;

/** From where the first screen is reached; what these import statically comes with them. */
const FIRST_SCREEN = /\/src\/(main|executor\/index)\.ts$|\/stages\/registry\.ts$/;

const address = { host: "127.0.0.1", port: Number(PORT), strictPort: true };

export default defineConfig({
  plugins: [
    AUTHENTIK_URL
      ? authentikProxy(AUTHENTIK_URL)
      : embeddedExecutorPlugin(demoWorld({ base: BASE_PATH, version: versionNamed(AUTHENTIK_VERSION) })),
    standIns("/mocks/playground/"),
    threeBuilds(),
    { name: "keep-shadow-root", enforce: "pre", transform: (code, id) => keepShadowRoot(id, code) },
    bareImports(),
    foldStyles(),
    preloadCompatibility(),
    policyFiles(CSP),
    compressed(),
  ],
  // Bundled ahead of time it would escape the plugin.
  optimizeDeps: { exclude: ["@webcomponents/shadydom"] },
  // Only pages of ours may frame the page while it is developed, as the playground does.
  server: {
    ...address,
    headers: securityHeaders("frame-ancestors 'self'"),
    // Else each build of the playground would reload all pages that are open.
    watch: { ignored: ["**/dist-playground/**"] },
  },
  preview: { ...address, headers: securityHeaders(writtenPolicy()) },
  build: {
    target: "es2022",
    modulePreload: false,
    // A logo or a font as data: URL would count against the first screen.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // What only one stage uses of the kit belongs to that stage; what nobody uses of @lit/localize, to nobody.
      treeshake: { moduleSideEffects: [{ test: /\/src\/(stage|ui|browser)\/|@lit\/localize/, sideEffects: false }] },
    },
  },
  experimental: {
    // The page lies at <base>if/flow/<slug>/ and its files at <base>if/flow/assets/: nothing is absolute.
    renderBuiltUrl: (file, { hostType }) => (hostType === "html" ? `../${file}` : { relative: true }),
  },
});

/** What the last build wrote. */
function writtenPolicy(): string {
  return existsSync("dist/csp.txt") ? readFileSync("dist/csp.txt", "utf8").trim() : "frame-ancestors 'none'";
}

/**
 * The page, `<ak-flow-executor>` for other pages, and the headless core. Each is built by itself, because a chunk that
 * two of them shared would be one more request for the page.
 */
function threeBuilds(): Plugin {
  return {
    name: "three-builds",
    apply: "build",
    config: () => ({
      builder: {},
      environments: {
        client: entry("index.html", chunks("page")),
        // Its chunks never import embed.js itself: other pages may load that by an address with a query.
        embed: entry("src/embed.ts", chunks("embed")),
        protocol: entry("src/protocol/index.ts", { codeSplitting: false, entryFileNames: "protocol.js" }),
      },
    }),
  };
}

/** What the first screen needs comes in one file; what several other stages share of the kit, in a second. */
function chunks(name: string): Rolldown.OutputOptions {
  const kit = { name: "kit", test: /\/src\/(ui|stage|browser)\//, minShareCount: 2 };
  return { codeSplitting: { groups: [{ name, test: FIRST_SCREEN, priority: 1 }, kit] } };
}

/** One build into the folder of all; the first, the page's, empties it. */
function entry(input: string, output: Rolldown.OutputOptions): EnvironmentOptions {
  const first = input === "index.html";
  const chunkFileNames = `assets/[name]-${fingerprint(input)}.js`;
  return {
    consumer: "client",
    build: {
      emptyOutDir: first,
      // What the page holds of other people's work; the element holds the same, the headless core nothing.
      license: first && { fileName: "licenses.md" },
      copyPublicDir: first,
      rolldownOptions: {
        input,
        output: { chunkFileNames, ...(first ? {} : { entryFileNames: "[name].js" }), ...output },
        preserveEntrySignatures: "exports-only",
      },
    },
  };
}

/**
 * Stands for all that a build is made from, in the names of its chunks. The page names every stage: one mark that they
 * share compresses, where a hash of each would not; and as all of them import the page's file, they change together.
 */
function fingerprint(input: string): string {
  const hash = createHash("sha256").update(input);
  const sources = ["src", "stages"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
  );
  for (const file of ["vite.config.ts", "package-lock.json", ...sources.filter((it) => /\.\w+$/.test(it)).sort()]) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 8);
}

/**
 * Vite wraps each `import()` to preload styles that come with a chunk. Ours have none, so its plugin for that is left
 * out; it has no option of its own.
 */
function bareImports(): Plugin {
  return {
    name: "bare-imports",
    apply: "build",
    configResolved({ plugins }) {
      const preload = plugins.find(({ name }) => name === "native:import-analysis-build");
      if (!preload) throw new Error("Vite preloads by another plugin now: see bareImports() in vite.config.ts");
      preload.applyToEnvironment = () => false;
    },
  };
}

/** Folds what a minifier leaves of `css` templates, as prettier writes them: comments and most spaces. */
function foldStyles(): Plugin {
  const fold = (style: string) =>
    style
      .replace(/\/\*[^]*?\*\//g, "")
      .replace(/\s+/g, " ")
      .replace(/([:;,{}]) /g, "$1")
      .replace(/;?(?: (?=\{)|(?=\}))/g, "");
  return {
    name: "fold-styles",
    apply: "build",
    enforce: "pre",
    transform: (code, id) =>
      id.endsWith(".ts")
        ? { code: code.replace(/(?<=[\s=(,[])(css|unsafeCSS\()`[^`]*`/g, fold), map: null }
        : undefined,
  };
}

/**
 * Where fingers point, compatibility mode is on unless somebody says otherwise: its chunk comes beside the entry there,
 * instead of after it.
 */
function preloadCompatibility(): Plugin {
  return {
    name: "preload-compatibility",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find((it) => it.type === "chunk" && it.name === "compat");
        if (!chunk) throw new Error("Compatibility mode has no chunk of its own");
        const attrs = {
          rel: "modulepreload",
          crossorigin: "",
          media: "(pointer: coarse)",
          href: `../${chunk.fileName}`,
        };
        return [{ tag: "link", attrs, injectTo: "head" }];
      },
    },
  };
}
