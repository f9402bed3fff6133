import { basename, resolve } from "node:path";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { BlueprintFailure } from "../blueprints/failure.js";
import { importBlueprints, type File, type Imported } from "../blueprints/import.js";
import { isWhole, reportOf, sentenceOf } from "../blueprints/report.js";
import { takeIn } from "../executor/take-in.js";
import { demoWorld } from "../world.js";
import { serve } from "./serve.js";

/** What the command ends with, for pipelines. */
const ENDS = { whole: 0, partly: 1, unreadable: 2 } as const;

const USAGE = `npm run flows -- check FILE… [--json] [--env NAME=VALUE]…   says what becomes of the files
npm run flows -- play FILE… [--port PORT] [--env NAME=VALUE]…   plays them on 127.0.0.1

check ends with 0 if all of them play, with 1 if something does not play or leads nowhere, with 2 if a file cannot be read.`;

/** Checks or plays files of flows. @returns how the process ends; nothing while it serves */
export async function flows(args: readonly string[], print: (text: string) => void): Promise<number | undefined> {
  const { values, positionals } = parsed(args) ?? { values: {}, positionals: [] };
  const [command, ...names] = positionals;
  if ((command !== "check" && command !== "play") || !names.length) {
    print(USAGE);
    return ENDS.unreadable;
  }
  const world = demoWorld();
  let imported: Imported;
  try {
    const files = await Promise.all(names.map(read));
    imported = importBlueprints(files, { existing: world.flows, values: givenBy(values.env ?? []) });
  } catch (error) {
    if (!(error instanceof BlueprintFailure)) throw error;
    print(values.json ? JSON.stringify({ failure: error.message, place: error.place }, null, 2) : error.message);
    return ENDS.unreadable;
  }
  if (command === "check") {
    print(values.json ? jsonOf(imported) : textOf(imported));
    return isWhole(imported) ? ENDS.whole : ENDS.partly;
  }
  await takeIn(imported, world);
  print(textOf(imported));
  const address = await serve(world, Number(values.port ?? 5174));
  for (const { slug, name } of imported.flows) print(`Play ${name}: ${address}if/flow/${slug}/`);
  return undefined;
}

function parsed(args: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { json: { type: "boolean" }, port: text, env: { ...text, multiple: true } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return undefined; // an option that there is not: the usage says which there are
  }
}

async function read(name: string): Promise<File> {
  try {
    return { name: basename(name), text: await readFile(resolve(name), "utf8") };
  } catch (cause) {
    throw new BlueprintFailure(
      `${name} cannot be read: ${cause instanceof Error ? cause.message : "?"}`,
      undefined,
      cause,
    );
  }
}

function givenBy(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair): [string, string] => [pair.split("=")[0] ?? "", pair.slice(pair.indexOf("=") + 1)]),
  );
}

function jsonOf(imported: Imported): string {
  const flows = imported.flows.map(({ slug, name }) => ({ slug, name }));
  return JSON.stringify({ whole: isWhole(imported), flows, report: reportOf(imported) }, null, 2);
}

function textOf(imported: Imported): string {
  const parts = reportOf(imported).map(({ title, lines }) =>
    [title, ...lines.map((line) => `  ${sentenceOf(line)}`)].join("\n"),
  );
  const flows = imported.flows.map(({ slug, name }) => `  ${slug} (${name})`);
  return [["Flows", ...(flows.length ? flows : ["  none"])].join("\n"), ...parts].join("\n\n");
}
