import { defineConfig } from "vite";
import { keepShadowRoot } from "../../src/compat/keep-shadow-root.js";
import { contentSecurityPolicy } from "./policy.js";
import { standIns } from "./stand-ins.js";

/** The playground as files for any server, in any folder: `npm run build:playground`. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [
    { name: "keep-shadow-root", enforce: "pre", transform: (code, id) => keepShadowRoot(id, code) },
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
    rolldownOptions: { input: ["index.html", "frame.html"].map((file) => `${import.meta.dirname}/${file}`) },
  },
});
