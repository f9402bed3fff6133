import { resolve } from "node:path";
import ts from "typescript";
import { manifest } from "../../build/package/manifest.js";

/** Where the package's names lead in the sources. */
const PACKAGE: ts.MapLike<string[]> = Object.fromEntries(
  Object.entries(manifest().exports).flatMap(([name, module]) => {
    const [, source] = typeof module === "string" ? [] : (/^\.\/lib\/(.*)\.d\.ts$/.exec(module.types) ?? []);
    return source === undefined ? [] : [[name.replace(".", "authentik-flow"), [`./${source}.ts`]]];
  }),
);

/**
 * Compiles texts as if they were files of ours, beside all others, in one program.
 * @param texts - by path from the root; a text may take the place of a file
 * @returns what the compiler says of them, by path
 */
export function complaints(texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile.bind(ts.sys)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
  Object.assign(options, {
    allowJs: true,
    checkJs: true,
    moduleDetection: ts.ModuleDetectionKind.Force, // so that no snippet sees the names of another
    noUnusedLocals: false, // snippets show how to get something
    paths: PACKAGE,
  } satisfies ts.CompilerOptions);
  const files = new Map([...texts].map(([path, text]) => [resolve(path), text]));
  const disk = ts.createCompilerHost(options);
  const host = ts.createCompilerHost(options);
  host.fileExists = (path) => files.has(path) || disk.fileExists(path);
  host.readFile = (path) => files.get(path) ?? disk.readFile(path);
  host.directoryExists = () => true; // a text may be in a folder that is not there
  const globals = resolve("node_modules/vite/client.d.ts");
  const program = ts.createProgram([globals, ...files.keys()], options, host);
  const said = (path: string) => {
    const file = program.getSourceFile(resolve(path));
    if (!file) return ["it is no part of the program"];
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((it) =>
      describe(it, file),
    );
  };
  return new Map([...texts.keys()].map((path) => [path, said(path)]));
}

function describe({ messageText, start = 0 }: ts.Diagnostic, file: ts.SourceFile): string {
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `line ${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}
