import { defineConfig, type Plugin } from "vite";
import { keepShadowRoot } from "../../src/compat/keep-shadow-root.js";
import { contentSecurityPolicy } from "./policy.js";
import { standIns } from "./stand-ins.js";

/** The playground as files for any server, in any folder: `npm run build:playground`. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [
    { name: "keep-shadow-root", enforce: "pre", transform: (code, id) => keepShadowRoot(id, code) },
    englishOnly(),
    standIns(),
    contentSecurityPolicy(),
  ],
  build: {
    target: "es2022",
    outDir: "../../dist-playground",
    emptyOutDir: true,
    modulePreload: false,
    license: { fileName: "licenses.md" },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ["index", "frame", "studio", "stage"].map((page) => `${import.meta.dirname}/${page}.html`),
    },
  },
});

/** The playground speaks English: the files with translations, which the page could load, are one empty module. */
function englishOnly(): Plugin {
  const none = "\0no-texts";
  return {
    name: "english-only",
    enforce: "pre",
    resolveId: { filter: { id: /\.xlf(\?|$)/ }, handler: () => none },
    load: { filter: { id: /no-texts$/ }, handler: () => "export const translate = (text) => text;" },
  };
}
