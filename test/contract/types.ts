import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const wire = fileURLToPath(new URL("./wire.ts", import.meta.url));
const registry = fileURLToPath(new URL("../../stages/registry.ts", import.meta.url));

const program = ts.createProgram([wire], {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  // Without these two, an optional member and a nullable one could not be told from any other.
  strict: true,
  exactOptionalPropertyTypes: true,
  types: [],
});

/** The type checker, having read the wire. */
export const checker = program.getTypeChecker();

/** A member of an object type. */
export interface Member {
  type: ts.Type;
  optional: boolean;
}

/** The members of an object type, by name. */
export function members(type: ts.Type): ReadonlyMap<string, Member> {
  return new Map(
    checker.getPropertiesOfType(type).map((symbol) => [
      symbol.name,
      {
        type: checker.getTypeOfSymbol(symbol),
        optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
      },
    ]),
  );
}

/** The types that `wire.ts` looks up: `Challenges` or `Responses`, by component, without those that are `never`. */
export function wireTypes(name: "Challenges" | "Responses"): ReadonlyMap<string, ts.Type> {
  const source = program.getSourceFile(wire);
  const module = source && checker.getSymbolAtLocation(source);
  const exported = module && checker.getExportsOfModule(module).find((symbol) => symbol.name === name);
  if (!exported) throw new Error(`wire.ts does not export ${name}`);
  const types = [...members(checker.getDeclaredTypeOfSymbol(exported))].map(([key, { type }]) => [key, type] as const);
  return new Map(types.filter(([, type]) => !is(type, ts.TypeFlags.Never)));
}

/** Whether a type is of a kind. */
export function is(type: ts.Type, flags: ts.TypeFlags): boolean {
  return (type.flags & flags) !== 0;
}

/** The types of a union, or the type itself. */
export function alternatives(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** The lines of `stages/registry.ts`: which module is imported for a component. Reading it spares Node from Lit. */
export function registeredStages(): ReadonlyMap<string, string> {
  const source = ts.createSourceFile(registry, readFileSync(registry, "utf8"), ts.ScriptTarget.ES2022, true);
  const stages = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find(({ name }) => name.getText() === "stages")?.initializer;
  const lines = stages && findFirst(stages, ts.isObjectLiteralExpression)?.properties.filter(ts.isPropertyAssignment);
  if (!lines) throw new Error("stages/registry.ts does not say `export const stages = { … }`");
  return new Map(lines.map(({ name, initializer }) => [nameOf(name), importedBy(initializer, source)]));
}

function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteral(name) ? name.text : name.getText();
}

/** The file that a line imports, or that the class it names was imported from. */
function importedBy(line: ts.Expression, source: ts.SourceFile): string {
  const imported = source.statements
    .filter(ts.isImportDeclaration)
    .find(({ importClause }) => importClause?.name && line.getText().includes(importClause.name.text));
  return (imported ? findFirst(imported, ts.isStringLiteral) : findFirst(line, ts.isStringLiteral))?.text ?? "";
}

/** The first node of a kind, whatever (`satisfies …`, `as …`) may be around it. */
function findFirst<N extends ts.Node>(node: ts.Node, matches: (node: ts.Node) => node is N): N | undefined {
  return matches(node) ? node : ts.forEachChild(node, (child) => findFirst(child, matches));
}
