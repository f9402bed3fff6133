import { existsSync, readFileSync } from "node:fs";
import { defineConfig, type EnvironmentOptions, type Plugin, type Rolldown } from "vite";
import { chunks, treeshake } from "./build/chunks.js";
import { compressed } from "./build/compressed.js";
import { locales } from "./build/locales.js";
import { policyFiles, securityHeaders } from "./build/policy.js";
import { versionNamed } from "./mocks/executor/version.js";
import { authentikProxy } from "./mocks/proxy.js";
import { embeddedExecutorPlugin } from "./mocks/vite.js";
import { standIns } from "./mocks/playground/stand-ins.js";
import { demoWorld } from "./mocks/world.js";
import { keepShadowRoot } from "./src/compat/keep-shadow-root.js";

const { AUTHENTIK_URL, AUTHENTIK_VERSION, CSP, BASE_PATH = "/", PORT = "5173" } = process.env;

const address = { host: "127.0.0.1", port: Number(PORT), strictPort: true };

export default defineConfig({
  plugins: [
    AUTHENTIK_URL
      ? authentikProxy(AUTHENTIK_URL)
      : embeddedExecutorPlugin(demoWorld({ base: BASE_PATH, version: versionNamed(AUTHENTIK_VERSION) })),
    standIns("/mocks/playground/"),
    threeBuilds(),
    locales(),
    { name: "keep-shadow-root", enforce: "pre", transform: (code, id) => keepShadowRoot(id, code) },
    policyFiles(CSP),
    compressed(),
  ],
  // The pages that the server shows, without the examples, which need the package. ShadyDOM would be bundled without the
  // plugin `keep-shadow-root`.
  optimizeDeps: { entries: ["index.html", "mocks/**/*.html"], exclude: ["@webcomponents/shadydom"] },
  // In development the playground, a page of the same origin, frames the page.
  server: {
    ...address,
    headers: securityHeaders("frame-ancestors 'self'"),
    // Otherwise each build of the playground would reload all open pages.
    watch: { ignored: ["**/dist-playground/**"] },
  },
  preview: { ...address, headers: securityHeaders(writtenPolicy()) },
  build: {
    target: "es2022",
    // Built as a library: for pages, Vite wraps each `import()` in code that preloads styles, which our chunks do not have.
    lib: { entry: "src/embed.ts", formats: ["es"], cssFileName: "page" },
    modulePreload: false,
    cssTarget: "esnext", // style sheets ship as they were written and tested
    // A logo or a font as `data:` URL would make the first screen larger.
    assetsInlineLimit: 0,
    rolldownOptions: { treeshake },
  },
  experimental: {
    // The page is at <base>if/flow/<slug>/ and its files at <base>if/flow/assets/: all addresses are relative.
    renderBuiltUrl: (file, { hostType }) => (hostType === "html" ? `../${file}` : { relative: true }),
  },
});

/** The policy that the last build wrote. */
function writtenPolicy(): string {
  return existsSync("dist/csp.txt") ? readFileSync("dist/csp.txt", "utf8").trim() : "frame-ancestors 'none'";
}

/**
 * Builds the page, `<ak-flow-executor>` for other pages, and the headless core. Each is built by itself, because a
 * chunk that two of them share would cost the page one more request.
 */
function threeBuilds(): Plugin {
  return {
    name: "three-builds",
    apply: "build",
    config: () => ({
      builder: {},
      environments: {
        client: entry("index.html", chunks("page")),
        // Other pages may load embed.js by an address with a query: if a chunk imported it, it would run twice.
        embed: entry("src/embed.ts", chunks("embed")),
        protocol: entry("src/protocol/index.ts", { codeSplitting: false, entryFileNames: "protocol.js" }),
      },
    }),
  };
}

/** One of the builds into `dist/`; the page's comes first and empties the folder. */
function entry(input: string, output: Rolldown.OutputOptions): EnvironmentOptions {
  const first = input === "index.html";
  return {
    consumer: "client",
    build: {
      emptyOutDir: first,
      // The licences of the packages in the page. The element holds the same ones, the headless core none.
      license: first && { fileName: "licenses.md" },
      copyPublicDir: first,
      rolldownOptions: {
        input,
        output: {
          chunkFileNames: "assets/[name]-[hash].js",
          entryFileNames: first ? "assets/[name]-[hash].js" : "[name].js",
          assetFileNames: "assets/[name]-[hash][extname]",
          // By default, Vite keeps white space and annotations in libraries.
          minify: true,
          comments: { annotation: false },
          ...output,
        },
        preserveEntrySignatures: "exports-only",
      },
    },
  };
}
