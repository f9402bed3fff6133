import { relative } from "node:path";

/** A test that failed, for the end of the log. */
export interface FailedTest {
  /** The file that has to run for it to fail again; as an address or a path. */
  file: string;
  title: string;
  /** Where it failed, if that is a browser. */
  browser?: string;
  /** What was thrown: the last is the first cause. */
  errors: readonly { message: string; stack?: string | undefined }[];
}

/** Says what a user would see, what differs, where that is asked for, and how to run that file alone. */
export function describeFailure({ file, title, browser, errors }: FailedTest): string {
  const path = ofProject(file);
  const messages = new Set(errors.map(({ message }) => message.trim()));
  const place = errors.toReversed().flatMap(({ stack = "" }) => placeIn(stack) ?? []);
  return [
    `\n✖ ${title}${browser ? ` (${browser})` : ""}`,
    ...[...messages].filter(Boolean).map((message) => indented(message)),
    ...place.slice(0, 1).map((line) => `  at ${line}`),
    `  Alone: npm test -- ${path} --only ${JSON.stringify(title)}`,
  ].join("\n");
}

/** The first line of a stack that is in a file of ours; in the test itself, if it comes by there. */
function placeIn(stack: string): string | undefined {
  const lines = stack.split("\n").flatMap((line) => /[^\s()@]+\.[jt]s(\?[^:]*)?:\d+(:\d+)?/.exec(line)?.[0] ?? []);
  const own = lines.filter((line) => !/node_modules|node:|__web-/.test(line)).map(ofProject);
  return own.find((line) => line.includes(".test.ts")) ?? own[0];
}

/** A path from the root of the project, of an address or a path. */
function ofProject(file: string): string {
  const path = file.replace(/^(file:\/\/|https?:\/\/[^/]+\/)/, "");
  return path.startsWith("/") ? relative(process.cwd(), path) : path;
}

function indented(text: string): string {
  return text.replace(/^/gm, "  ");
}
