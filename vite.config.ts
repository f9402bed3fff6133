import { existsSync, readFileSync } from "node:fs";
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
const FIRST_SCREEN = /\/src\/(main|executor\/index)\.ts$|\/stages\/first\.ts$/;

const address = { host: "127.0.0.1", port: Number(PORT), strictPort: true };

export default defineConfig({
  plugins: [
    AUTHENTIK_URL
      ? authentikProxy(AUTHENTIK_URL)
      : embeddedExecutorPlugin(demoWorld({ base: BASE_PATH, version: versionNamed(AUTHENTIK_VERSION) })),
    standIns("/mocks/playground/"),
    threeBuilds(),
    { name: "keep-shadow-root", enforce: "pre", transform: (code, id) => keepShadowRoot(id, code) },
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
    // As a library: in pages Vite wraps each `import()` to preload styles that come with a chunk, and ours have none.
    lib: { entry: "src/embed.ts", formats: ["es"], cssFileName: "page" },
    modulePreload: false,
    cssTarget: "esnext", // style sheets ship as they are written and tested
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
  return {
    consumer: "client",
    build: {
      emptyOutDir: first,
      // What the page holds of other people's work; the element holds the same, the headless core nothing.
      license: first && { fileName: "licenses.md" },
      copyPublicDir: first,
      rolldownOptions: {
        input,
        output: {
          chunkFileNames: "assets/[name]-[hash].js",
          entryFileNames: first ? "assets/[name]-[hash].js" : "[name].js",
          assetFileNames: "assets/[name]-[hash][extname]",
          // Libraries keep their spaces and annotations for those who minify them later.
          minify: true,
          comments: { annotation: false },
          ...output,
        },
        preserveEntrySignatures: "exports-only",
      },
    },
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
