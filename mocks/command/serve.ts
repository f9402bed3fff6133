import { resolve } from "node:path";
import { createServer } from "vite";
import { keepShadowRoot } from "../../src/compat/keep-shadow-root.js";
import type { World } from "../executor/world.js";
import { embeddedExecutorPlugin } from "../vite.js";

/** Serves the page with the flows of a world on this machine alone. @returns its address */
export async function serve(world: World, port: number): Promise<string> {
  const server = await createServer({
    root: resolve(import.meta.dirname, "../.."),
    configFile: false,
    plugins: [
      embeddedExecutorPlugin(world),
      { name: "keep-shadow-root", enforce: "pre", transform: (code, id) => keepShadowRoot(id, code) },
    ],
    optimizeDeps: { exclude: ["@webcomponents/shadydom"] },
    server: { host: "127.0.0.1", port },
  });
  await server.listen();
  const [address = "/"] = server.resolvedUrls?.local ?? [];
  return address;
}
