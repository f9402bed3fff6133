import { join, relative, resolve } from "node:path";
import { globSync } from "tinyglobby";
import { defineConfig, type EnvironmentOptions, type Plugin } from "vite";
import { keepShadowRoot } from "../../src/compat/keep-shadow-root.js";
import { chunks, treeshake } from "../chunks.js";
import { locales } from "../locales.js";
import { runtimeDependencies } from "./manifest.js";
import { packageFiles } from "./files.js";

const root = resolve(import.meta.dirname, "../..");

/** The npm package: `npm run build:package` writes it to `dist-package/`. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [oneTranslator(), locales(), shadowRootKept(), packageFiles()],
  builder: {},
  build: {
    target: "es2022",
    outDir: "dist-package",
    lib: { entry: "src/index.ts", formats: ["es"] },
    cssTarget: "esnext",
    sourcemap: true,
    cssMinify: "lightningcss", // the modules stay readable, but no one minifies style sheets in them
  },
  environments: { client: modules(), embed: embed() },
});

/** One module for each of ours, so that a bundler takes those that a page needs; packages are left to it. */
function modules(): EnvironmentOptions {
  const entries = ["src/{index,embed}.ts", "src/compat/entry.ts", "src/protocol/index.ts", "stages/*.ts"];
  return {
    consumer: "client",
    build: {
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: globSync([...entries, "src/i18n/xliff/*.xlf"], { cwd: root, absolute: true }),
        external: runtimeDependencies.map((name) => new RegExp(`^${name}(/|$)`)),
        transform: { inject: { CSSStyleSheet: [join(import.meta.dirname, "style-sheet.ts"), "CSSStyleSheet"] } },
        output: {
          preserveModules: true,
          preserveModulesRoot: root,
          entryFileNames: ({ facadeModuleId }) => fileOf(facadeModuleId ?? ""),
        },
        preserveEntrySignatures: "strict",
      },
    },
  };
}

/** Where the module goes that is made of a file. npm leaves folders out that are called `node_modules`. */
function fileOf(id: string): string {
  const [file = "", query] = relative(root, id).split("?");
  const path = file
    .replace(/^.*node_modules\//, "packages/")
    .replace(/^build\/package\//, "src/browser/")
    .replace(/\.(ts|js|xlf)$/, "");
  return `lib/${query ? path.replace("/xliff/", `/${query}/`) : path}.js`;
}

/** Keeps the page's own class of shadow roots where the polyfill would replace it. */
function shadowRootKept(): Plugin {
  const change = (code: string | undefined) => (code === undefined ? undefined : { code, map: null });
  return { name: "keep-shadow-root", enforce: "pre", transform: (code, id) => change(keepShadowRoot(id, code)) };
}

/** The texts of all languages share a translator, which their files on the page do not. */
function oneTranslator(): Plugin {
  return {
    name: "one-translator",
    enforce: "pre",
    applyToEnvironment: ({ name }) => name === "client",
    resolveId: {
      filter: { id: /^\/src\/i18n\/translator\.ts\?/ },
      handler: () => join(root, "src/i18n/translator.ts"),
    },
  };
}

/** `embed.js` with all that it needs, for a tag in any page. */
function embed(): EnvironmentOptions {
  return {
    consumer: "client",
    build: {
      emptyOutDir: false,
      license: { fileName: "licenses.md" },
      rolldownOptions: {
        treeshake,
        input: "src/embed.ts",
        output: {
          chunkFileNames: "embed/[name]-[hash].js",
          entryFileNames: "[name].js",
          minify: true,
          comments: { annotation: false },
          ...chunks("embed"),
        },
        preserveEntrySignatures: "exports-only",
      },
    },
  };
}
