import { relative } from "node:path";

/** A failed test, for the list at the end of the log. */
export interface FailedTest {
  /** The test file, as an address or a path. */
  file: string;
  title: string;
  /** The browser in which it failed, if it ran in one. */
  browser?: string;
  /** The error and its causes, the first cause last. */
  errors: readonly { message: string; stack?: string | undefined }[];
}

/** Describes a failed test: what users see, what differs, where, and how to run that test alone. */
export function describeFailure({ file, title, browser, errors }: FailedTest): string {
  const path = ofProject(file);
  const messages = new Set(errors.map(({ message }) => message.trim()));
  const place = errors.toReversed().flatMap(({ stack = "" }) => placeIn(stack) ?? []);
  return [
    `\n✖ ${title}${browser ? ` (${browser})` : ""}`,
    ...[...messages].filter(Boolean).map((message) => indented(message)),
    ...place.slice(0, 1).map((line) => `  at ${line}`),
    // What fails before the tests of a file has no title.
    `  Alone: npm test -- ${path}${title && ` --only ${JSON.stringify(title)}`}`,
  ].join("\n");
}

/** The line of a stack that is in the test file, else the first in a file of this project. */
function placeIn(stack: string): string | undefined {
  const lines = stack.split("\n").flatMap((line) => /[^\s()@]+\.[jt]s(\?[^:]*)?:\d+(:\d+)?/.exec(line)?.[0] ?? []);
  const own = lines.filter((line) => !/node_modules|node:|__web-/.test(line)).map(ofProject);
  return own.find((line) => line.includes(".test.ts")) ?? own[0];
}

/** Turns an address or a path into a path relative to the root of the project. */
function ofProject(file: string): string {
  const path = file.replace(/^(file:\/\/|https?:\/\/[^/]+\/)/, "");
  return path.startsWith("/") ? relative(process.cwd(), path) : path;
}

function indented(text: string): string {
  return text.replace(/^/gm, "  ");
}
