import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { URL } from "node:url";

const { api, javascript } = createRequire(import.meta.url)("@mdn/browser-compat-data");
const { browserslist } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** The names that Mozilla's data has for what package.json lists. */
const BROWSERS = { chrome: "chrome", edge: "edge", firefox: "firefox", safari: "safari", ios_saf: "safari_ios" };

const oldest = browserslist.map((line) => line.split(" >= ")).map(([name, version]) => [BROWSERS[name], version]);

/**
 * An ESLint rule: tells of interfaces of the platform that a browser lacks which is on the list in package.json. Types
 * say whose member it is, Mozilla's data since when browsers have it.
 */
export const oldestBrowsers = {
  meta: { type: "problem", schema: [], messages: { missing: "{{name}} is missing in {{browsers}}" } },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();

    const check = (node, symbol, isConstructed = false) => {
      const declaration = symbol?.declarations?.find((it) => program.isSourceFileDefaultLibrary(it.getSourceFile()));
      if (!declaration) return;
      const name = nameOf(declaration, symbol.name);
      const lacking = lacksOf(isConstructed ? [...name, symbol.name] : name);
      if (lacking.length) {
        context.report({ node, messageId: "missing", data: { name: name.join("."), browsers: lacking.join(", ") } });
      }
    };

    return {
      Identifier(node) {
        if (node.parent.type.startsWith("TS")) return; // types are gone when it runs
        const isConstructed = node.parent.type === "NewExpression" && node.parent.callee === node;
        check(node, checker.getSymbolAtLocation(esTreeNodeToTSNodeMap.get(node)), isConstructed);
      },
      // `const { clipboard } = navigator`
      "ObjectPattern > Property"(node) {
        const type = checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node.parent));
        if (node.key.type === "Identifier") check(node, type.getProperty(node.key.name));
      },
    };
  },
};

/** Whose member a declaration of TypeScript's libraries is, and what it is called; statics have names of their own. */
function nameOf({ parent }, member) {
  const owner = parent?.name?.text ?? parent?.parent?.name?.text;
  if (!owner) return [member];
  const [, constructed] = /^(.+)Constructor$/.exec(owner) ?? [];
  if (constructed) return [constructed, member];
  const isStatic = parent.name === undefined; // `declare var URL: { canParse(…): … }`
  return [owner, isStatic && member !== "prototype" ? `${member}_static` : member];
}

/** Which of the oldest browsers lack something; none if it is not known at all. */
function lacksOf([owner, member, constructor]) {
  const of = (it) => it?.__compat?.support;
  const entry = constructor
    ? api[constructor]?.[constructor]
    : member
      ? (api[owner]?.[member] ?? javascript.builtins[owner]?.[member])
      : (api[owner] ?? api.Window[owner] ?? javascript.builtins[owner]);
  const support = of(entry);
  if (!support) return [];
  return oldest.filter(([browser, version]) => !has(support[browser], version)).map((it) => it.join(" "));
}

function has(support, version) {
  const entries = [support].flat().filter((it) => it && !it.flags && !it.prefix && !it.version_removed);
  return entries.some(({ version_added }) => {
    if (typeof version_added !== "string") return version_added === true;
    const [added, own] = [version_added, version].map((it) => it.replace("≤", "").split(".").map(Number));
    if (added.some(Number.isNaN)) return false; // a preview
    return (own[0] - added[0] || (own[1] ?? 0) - (added[1] ?? 0)) >= 0;
  });
}
