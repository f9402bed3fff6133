import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { embeddedExecutor } from "../../mocks/executor/index.js";
import { nodeMiddleware } from "../../mocks/node.js";
import type { World } from "../../mocks/executor/world.js";
import { demoWorld } from "../../mocks/world.js";

/** Sees each call before the executor does. */
type Onlooker = (message: IncomingMessage, reply: ServerResponse) => void;

/** Serves an embedded executor on a free port until the test is over. @returns its root, with a trailing slash. */
export async function serve(
  context: TestContext,
  base = "/",
  look: Onlooker = () => {},
  world: World = demoWorld({ base }),
): Promise<string> {
  const answer = nodeMiddleware(embeddedExecutor(world));
  const server = createServer((message, reply) => {
    look(message, reply);
    answer(message, reply, () => reply.writeHead(404).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
}
