import { readFile } from "node:fs/promises";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { demoCredentials } from "./directory.js";
import { embeddedExecutor } from "./executor/index.js";
import { messageChannel, nodeMiddleware, tellingPages, urlOf } from "./node.js";
import { demoWorld } from "./world.js";

/** Plays the flows of a world in Vite's own servers: of the demo's, unless another is given. */
export function embeddedExecutorPlugin(world = demoWorld()): Plugin {
  const { base } = world;
  const executor = embeddedExecutor(world);
  const play = nodeMiddleware(executor);
  const channel = messageChannel(executor, `${base}ws/client/`);
  const fileAt = (path: string) => (path.startsWith(base) ? fileOf(path.slice(base.length)) : undefined);
  const isPage = (path: string) => fileAt(path) === PAGE;
  const findPage = (request: IncomingMessage, _: ServerResponse, next: () => void): void => {
    const file = fileAt(urlOf(request).pathname);
    if (file !== undefined) request.url = file;
    next();
  };
  return {
    name: "embedded-executor",
    // An address that the executor does not own is not found, as on a server; Vite would answer it with the page.
    config: () => ({ appType: "mpa" }),
    configureServer(server) {
      const { root } = server.config;
      const page = async () => server.transformIndexHtml(PAGE, await readFile(resolve(root, "index.html"), "utf8"));
      const tell = withHeaders(server.config.server.headers, isPage, tellingPages(executor, isPage, page));
      server.middlewares.use(play).use(tell).use(findPage);
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
        server.config.logger.info(`  ➜  Brand studio: ${address}mocks/playground/studio.html`);
        server.config.logger.info(`  ➜  Stage gallery: ${address}mocks/gallery/`);
      };
    },
    configurePreviewServer({ config, middlewares, httpServer }) {
      const page = () => readFile(resolve(config.root, config.build.outDir, "index.html"), "utf8");
      const tell = withHeaders(config.preview.headers, isPage, tellingPages(executor, isPage, page));
      middlewares.use(play).use(tell).use(findPage);
      httpServer.on("upgrade", channel);
    },
  };
}

/** Sends with pages what Vite sends with the files that it serves itself. */
function withHeaders(
  headers: OutgoingHttpHeaders = {},
  isPage: (path: string) => boolean,
  middleware: ReturnType<typeof tellingPages>,
): typeof middleware {
  return (message, reply, next) => {
    if (!isPage(urlOf(message).pathname)) return next();
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) reply.setHeader(name, value);
    middleware(message, reply, next);
  };
}

/** The page of every flow. */
const PAGE = "/index.html";

/** The file behind a path below `if/flow/`: one page serves every flow, and what it refers to lies beside the slugs. */
function fileOf(path: string): string | undefined {
  if (/^if\/flow\/[-\w]+\/$/.test(path)) return PAGE;
  const file = /^(?:if\/flow\/(?=assets\/)|(?=static\/))(.+)$/.exec(path)?.[1];
  return file && `/${file}`;
}
