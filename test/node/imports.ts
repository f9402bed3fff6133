import { readFileSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";

/** What a file imports: a file of ours by its path from the root, a package by its name. */
export interface Import {
  target: string;
  /** Gone after compilation. */
  isType: boolean;
}

/** Reads what a file imports, re-exports, and loads later. */
export function importsOf(file: string, text = readFileSync(file, "utf8")): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isType: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ target: resolve(file, specifier.text), isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

/** The first circle of imports that is found: files each of which imports the next, and the last the first. */
export function importCircle(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const isDone = new Set<string>();
  const walk = (path: readonly string[], file: string): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (isDone.has(file)) return [];
    for (const target of imports.get(file) ?? []) {
      const circle = walk([...path, file], target);
      if (circle.length) return circle;
    }
    isDone.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const circle = walk([], file);
    if (circle.length) return circle;
  }
  return [];
}

/** Every name that the code of a file says; what stands in quotes is none. */
export function namesIn(file: string, text = readFileSync(file, "utf8")): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return names;
}

/** Whether a file does nothing but hand on what others export. */
export function isBarrel(file: string): boolean {
  const { statements } = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  return statements.every(
    (statement) =>
      ts.isExportDeclaration(statement) || (ts.isImportDeclaration(statement) && statement.importClause !== undefined), // without one it does something
  );
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  if (!clause?.namedBindings || clause.name || !ts.isNamedImports(clause.namedBindings)) return false;
  return clause.namedBindings.elements.every((element) => element.isTypeOnly);
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith(".")) {
    return posix.join(posix.dirname(file), specifier).replace(/\.js$/, ".ts");
  }
  const [scope = "", name = ""] = specifier.split("/");
  if (specifier.startsWith("node:")) return "node";
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}
