import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { preview } from "vite";
import { embeddedExecutorPlugin } from "../../mocks/vite.js";
import { packed } from "./packed.js";
import type { Site } from "./visit.js";

export const run = promisify(execFile);

const SOURCES = "examples";

/** The folders of the examples. */
export const examples = readdirSync(SOURCES).filter((name) => statSync(join(SOURCES, name)).isDirectory());

/** Where the examples are tried: what they install stays there for the next time, but the package. */
const place = resolve("node_modules/.cache/examples");

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Copies all examples, and installs for them the packed package and what they need besides. */
export async function installExamples(): Promise<void> {
  const { tarball } = await packed();
  const needed = examples.map((name) => manifestOf(name));
  const dependencies = Object.assign(
    {},
    ...needed.flatMap((it) => [it.dependencies, it.devDependencies ?? {}]),
  ) as object;
  for (const name of [...examples, "node_modules/authentik-flow"])
    rmSync(join(place, name), { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const manifest = { private: true, dependencies: { ...dependencies, "authentik-flow": `file:${tarball}` } };
  writeFileSync(join(place, "package.json"), JSON.stringify(manifest));
  await run("npm", ["install", "--no-package-lock", "--no-audit", "--no-fund", "--prefer-offline"], { cwd: place });
  for (const name of examples) cpSync(join(SOURCES, name), join(place, name), { recursive: true });
}

/** Runs a script of an example, as its users do. */
export async function runScript(
  name: string,
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout } = await run("npm", ["run", script], { cwd: join(place, name), env: { ...process.env, ...env } });
  return stdout;
}

/** Serves what an example has built, at the same origin as an embedded executor. */
export async function serveExample(name: string): Promise<Site> {
  const requests: string[] = [];
  const server = await preview({
    root: join(place, name),
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "note-requests",
        configurePreviewServer: ({ middlewares }) => {
          middlewares.use(({ method, url }, _, next) => {
            requests.push(`${method} ${url}`);
            next();
          });
        },
      },
      embeddedExecutorPlugin(),
    ],
    preview: { host: "127.0.0.1", port: 0 },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, requests, close: () => server.close() };
}

function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(join(SOURCES, name, "package.json"), "utf8")) as Manifest;
}
