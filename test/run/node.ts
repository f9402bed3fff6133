import { run } from "node:test";
import { spec } from "node:test/reporters";
import type { FailedTest } from "./failed-test.js";
import type { Tally } from "./tally.js";

export interface NodeOptions {
  /** How many files run at a time. */
  concurrency?: number;
  /** Runs only tests that have this text in their titles. */
  only?: string | undefined;
}

/** Runs test files for Node, each in a process of its own. */
export async function nodeTests(files: string[], { concurrency = 1, only }: NodeOptions = {}): Promise<Tally> {
  const tally: Tally = { passed: 0, failures: [] };
  if (!files.length) return tally;
  const printed = new Map<string | undefined, string>();
  /** The file whose tests are running, if one process runs several. */
  let suite = "";
  const events = run({ files, concurrency, ...(only && { testNamePatterns: [literally(only)] }) });
  events.on("test:start", ({ name, nesting }) => {
    if (nesting === 0) suite = name;
  });
  events.on("test:pass", ({ details, skip }) => {
    if (details.type !== "suite" && skip === undefined) tally.passed++;
  });
  events.on("test:stderr", ({ file, message }) => printed.set(file, (printed.get(file) ?? "") + message));
  events.on("test:fail", ({ name, file = "", details }) => {
    if (details.type === "suite") return;
    // A file that fails as a whole prints the reason to its output.
    const why = name === file ? [{ message: printed.get(file) ?? "" }] : [];
    const errors = [...why, ...causes(details.error)];
    tally.failures.push({ file: suite.endsWith(".test.ts") ? suite : file, title: name, errors });
  });
  for await (const line of events.compose(new spec())) process.stdout.write(String(line));
  return tally;
}

/** An error and its causes. */
function causes(error: unknown): FailedTest["errors"] {
  return error instanceof Error ? [error, ...causes(error.cause)] : [];
}

function literally(text: string): RegExp {
  return new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
}
