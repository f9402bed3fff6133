import { resolve } from "node:path";
import { describe } from "node:test";
import { pathToFileURL } from "node:url";
import { globSync } from "tinyglobby";
// What these start belongs to all files, and not to the first that wants it.
import "./launched.js";
import "./player.js";

/** Every file that drives the built page, in one process: modules and browsers are there once. */
for (const file of globSync("test/e2e/*.test.ts").sort()) {
  describe(file, () => import(pathToFileURL(resolve(file)).href));
}
