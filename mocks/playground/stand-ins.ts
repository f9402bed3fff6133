import type { Plugin } from "vite";
import { embeddedExecutor } from "../executor/index.js";
import { nodeMiddleware } from "../node.js";
import { demoWorld } from "../world.js";

/** Pages that stages show in frames of their own, which load them from where the playground lies. */
const PAGES = ["demo/frame/", "demo/logout/"];

/** Has the executor's pages there: as files in the playground's build, or below a path of Vite's own server. */
export function standIns(served?: string): Plugin {
  const base = served ?? "/";
  const executor = embeddedExecutor(demoWorld({ base }));
  const owns = (path: string) => PAGES.some((page) => path === base + page);
  return {
    name: "stand-ins",
    apply: served === undefined ? "build" : "serve",
    configureServer: ({ middlewares }) => void middlewares.use(nodeMiddleware(Object.assign(executor, { owns }))),
    async generateBundle() {
      for (const page of PAGES) {
        const response = await executor(new Request(`http://localhost${base}${page}`));
        this.emitFile({ type: "asset", fileName: `${page}index.html`, source: await response.text() });
      }
    },
  };
}
