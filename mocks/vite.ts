import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import { demoCredentials } from "./directory.js";
import { embeddedExecutor } from "./executor/index.js";
import { messageChannel, nodeMiddleware, urlOf } from "./node.js";
import { demoWorld } from "./world.js";

/** Plays the flows of a world in Vite's own servers: of the demo's, unless another is given. */
export function embeddedExecutorPlugin(world = demoWorld()): Plugin {
  const { base } = world;
  const executor = embeddedExecutor(world);
  const play = nodeMiddleware(executor);
  const channel = messageChannel(executor, `${base}ws/client/`);
  const findPage = (request: IncomingMessage, _: ServerResponse, next: () => void): void => {
    const { pathname } = urlOf(request);
    const file = pathname.startsWith(base) ? fileOf(pathname.slice(base.length)) : undefined;
    if (file !== undefined) request.url = file;
    next();
  };
  return {
    name: "embedded-executor",
    // An address that nobody plays is not there, as on a server; Vite would answer it with the page.
    config: () => ({ appType: "mpa" }),
    configureServer(server) {
      server.middlewares.use(play).use(findPage);
      server.httpServer?.on("upgrade", channel);
      const printUrls = server.printUrls.bind(server);
      server.printUrls = () => {
        printUrls();
        const { username, password } = demoCredentials;
        const [address = "/"] = server.resolvedUrls?.local ?? [];
        server.config.logger.info(
          `  ➜  Sign in as ${username} with the password ${password}, or as mary for second factors`,
        );
        server.config.logger.info(`  ➜  E-mails and codes of these flows: ${address}${base.slice(1)}demo/outbox/`);
        server.config.logger.info(`  ➜  Playground: ${address}mocks/playground/`);
        server.config.logger.info(`  ➜  Stage gallery: ${address}mocks/gallery/`);
      };
    },
    configurePreviewServer({ middlewares, httpServer }) {
      middlewares.use(play).use(findPage);
      httpServer.on("upgrade", channel);
    },
  };
}

/** The file behind a path below `if/flow/`: one page serves every flow, and what it refers to lies beside the slugs. */
function fileOf(path: string): string | undefined {
  if (/^if\/flow\/[-\w]+\/$/.test(path)) return "/index.html";
  const file = /^(?:if\/flow\/(?=assets\/)|(?=static\/))(.+)$/.exec(path)?.[1];
  return file && `/${file}`;
}
