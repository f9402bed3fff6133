import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { defineConfig, type Plugin } from "vite";
import { authentikProxy } from "./mocks/proxy.js";
import { embeddedExecutorPlugin } from "./mocks/vite.js";

const { AUTHENTIK_URL, BASE_PATH = "/", PORT = "5173" } = process.env;

export default defineConfig({
  plugins: [AUTHENTIK_URL ? authentikProxy(AUTHENTIK_URL) : embeddedExecutorPlugin({ base: BASE_PATH }), bareImports(), foldTemplates(), policy()],
  server: { host: "127.0.0.1", port: Number(PORT), strictPort: true },
  preview: { host: "127.0.0.1", port: Number(PORT), strictPort: true },
  build: {
    target: "es2022",
    modulePreload: false,
    // A logo or a font as data: URL would count against the first screen.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What the first screen needs comes in one file; every other stage in one of its own.
        codeSplitting: {
          groups: [{ name: "page", test: /node_modules|\/src\/|\/stages\/(registry|identification)\.ts/ }],
        },
      },
    },
  },
  experimental: {
    // The page lies at <base>if/flow/<slug>/ and its files at <base>if/flow/assets/: nothing is absolute.
    renderBuiltUrl: (file, { hostType }) => (hostType === "html" ? `../${file}` : { relative: true }),
  },
});

/** Chunks have no styles or imports of their own to preload: an `import()` is an `import()`. */
function bareImports(): Plugin {
  return {
    name: "bare-imports",
    apply: "build",
    enforce: "pre",
    load: (id) => (id.includes("vite/preload-helper") ? "export const __vitePreload = (load) => load();" : undefined),
  };
}

/** Folds the indentation of templates and styles, the only line breaks that a minifier leaves. None of ours matters. */
function foldTemplates(): Plugin {
  return {
    name: "fold-templates",
    apply: "build",
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === "chunk") chunk.code = chunk.code.replace(/\s*\n\s*/g, " ");
      }
    },
  };
}

/** Writes the Content-Security-Policy that the built page runs under to `dist/csp.txt`, for whoever serves it. */
function policy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    async writeBundle({ dir }) {
      const page = await readFile(`${dir}/index.html`, "utf8").catch(() => undefined);
      const script = page && /<script>([^]*?)<\/script>/.exec(page)?.[1];
      if (script === undefined) return;
      const hash = createHash("sha256").update(script).digest("base64");
      const directives = [
        "default-src 'none'",
        `script-src 'self' 'sha256-${hash}'`,
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html",
      ];
      await writeFile(`${dir}/csp.txt`, `${directives.join("; ")}\n`);
    },
  };
}
