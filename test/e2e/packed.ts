import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after } from "node:test";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What `npm pack` makes of `dist-package/`, and a folder of a project that has it installed. */
export interface Packed {
  /** Path of the tarball. */
  tarball: string;
  /** A project beside whose `node_modules/authentik-flow` are the packages of this one. */
  project: string;
  /** The folder of the unpacked package. */
  folder: string;
}

let packing: Promise<Packed> | undefined;

/** Packs the package once for all tests of a process. */
export function packed(): Promise<Packed> {
  return (packing ??= pack());
}

/** The folder for what is packed and unpacked, removed at the end. Inside, Node finds the packages of this project. */
const place = resolve("node_modules/.cache");
let project = "";

async function pack(): Promise<Packed> {
  mkdirSync(place, { recursive: true });
  project = mkdtempSync(join(place, "packed-"));
  const folder = join(project, "node_modules/authentik-flow");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module", private: true }));
  const { stdout } = await run("npm", ["pack", resolve("dist-package"), "--json", "--pack-destination", project]);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const tarball = join(project, filename);
  await run("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"]);
  return { tarball, project, folder };
}

after(() => {
  if (project) rmSync(project, { recursive: true });
});
