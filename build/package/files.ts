import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";
import { locales } from "../xliff.js";
import { manifest } from "./manifest.js";

const TEXTS = `import type { Translate } from "../translator.js";
/** Says the messages in this language. */
export declare const translate: Translate;
`;

/** Adds what a package has besides modules: its manifest, types of the languages' texts, licence, readme, changes. */
export function packageFiles(): Plugin {
  return {
    name: "package-files",
    applyToEnvironment: ({ name }) => name === "client",
    async buildStart() {
      const emit = (fileName: string, source: string) => this.emitFile({ type: "asset", fileName, source });
      emit("package.json", `${JSON.stringify(manifest(), null, 2)}\n`);
      for (const locale of locales) emit(`lib/src/i18n/xliff/${locale}.d.ts`, TEXTS);
      for (const file of ["LICENSE", "CHANGELOG.md"]) emit(file, await readFile(file, "utf8"));
      emit("README.md", await readFile("build/package/README.md", "utf8"));
    },
  };
}
