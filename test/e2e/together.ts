import { statSync } from "node:fs";
import { resolve } from "node:path";
import { describe } from "node:test";
import { pathToFileURL } from "node:url";
import { globSync } from "tinyglobby";
// What these start belongs to all files, and not to the first that wants it.
import "./launched.js";
import "./packed.js";
import "./player.js";
import "./webkit-visit.js";

/**
 * Every other file that drives the built page, in one process: modules and browsers are there once. The long and the
 * short files are shared out evenly.
 *
 * @param share - 0 or 1
 */
export function runShare(share: 0 | 1): void {
  const files = globSync("test/e2e/*.test.ts").sort((one, other) => statSync(other).size - statSync(one).size);
  for (const [at, file] of files.entries()) {
    if (at % 2 === share) describe(file, () => import(pathToFileURL(resolve(file)).href));
  }
}
