import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { preview } from "vite";
import { embeddedExecutorPlugin } from "../../mocks/vite.js";

/** The built page before an embedded executor of its own, on a free port of this machine. */
export interface BuiltPage {
  /** Root of the installation, with a trailing slash. */
  url: string;
  close: () => Promise<void>;
}

/** Serves `dist/` below a path, under the policy that the build wrote. */
export async function serveBuiltPage({ base = "/" } = {}): Promise<BuiltPage> {
  const policy = (await readFile("dist/csp.txt", "utf8")).trim();
  const server = await preview({
    configFile: false,
    logLevel: "error",
    plugins: [embeddedExecutorPlugin({ base })],
    preview: { host: "127.0.0.1", port: 0, headers: { "Content-Security-Policy": policy } },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${base}`, close: () => server.close() };
}
