import type { TestRunnerPlugin } from "@web/test-runner";
import { build, type Rolldown } from "vite";

const ADDRESS = "/msw.js";

/** Serves msw to pages as one module, whichever part a file imports. */
export function networkPlugin(): TestRunnerPlugin {
  let code: Promise<string> | undefined;
  return {
    name: "network",
    resolveImport: ({ source }) => (/^msw(\/browser)?$/.test(source) ? ADDRESS : undefined),
    serve: async ({ path }) => (path === ADDRESS ? { body: await (code ??= bundled()), type: "js" } : undefined),
  };
}

async function bundled(): Promise<string> {
  const lib = { entry: "test/network.ts", formats: ["es" as const] };
  const [built] = (await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: false, lib },
  })) as Rolldown.RolldownOutput[];
  return built?.output[0].code ?? "";
}
