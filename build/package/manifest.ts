import { readFileSync } from "node:fs";

/** What the package takes of our `package.json`. */
interface Manifest {
  name: string;
  version: string;
  description: string;
  license: string;
  type: string;
  engines: unknown;
  repository?: unknown;
  dependencies: Readonly<Record<string, string>>;
}

/** The polyfill ships inside: the build changes a name in it. */
const INSIDE = "@webcomponents/shadydom";

const ours = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as Manifest;
const dependencies = Object.fromEntries(Object.entries(ours.dependencies).filter(([name]) => name !== INSIDE));

/** The packages that an install brings along, and that the modules import. */
export const runtimeDependencies: readonly string[] = Object.keys(dependencies);

const module = (path: string) => ({ types: `./lib/${path}.d.ts`, default: `./lib/${path}.js` });

/** The `package.json` of the package. */
export function manifest() {
  const { name, version, description, license, type, engines, repository } = ours;
  return {
    name,
    version,
    description,
    keywords: ["authentik", "login", "flow", "lit", "web-components", "custom-elements"],
    license,
    ...(repository !== undefined && { repository }),
    type,
    engines,
    exports: {
      ".": module("src/index"),
      // On a server, where no element can be defined, it has the same exports.
      "./define": { types: "./lib/src/embed.d.ts", node: "./lib/src/executor/index.js", default: "./lib/src/embed.js" },
      "./protocol": module("src/protocol/index"),
      "./compat": module("src/compat/entry"),
      "./stages/*": module("stages/*"),
      "./locales/*": module("src/i18n/xliff/*"),
      "./embed.js": { types: "./lib/src/embed.d.ts", default: "./embed.js" },
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    customElements: "custom-elements.json",
    // What does something when it is imported; of all else bundlers take what a page uses.
    sideEffects: [
      "./embed.js",
      "./embed/*.js",
      "./lib/src/embed.js",
      "./lib/src/i18n/translation.js",
      "./lib/src/compat/*.js",
      "./lib/packages/**/*.js",
    ],
    dependencies,
    publishConfig: { access: "public", provenance: true },
  };
}
