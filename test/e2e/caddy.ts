import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { makeCertificate } from "./certificate.js";
import { freePort, serveAuthentik, type Listener } from "./nginx.js";

/** Why Caddy cannot be run here; false if it can. */
export const withoutCaddy = (process.env.PATH ?? "").split(delimiter).some((it) => existsSync(join(it, "caddy")))
  ? false
  : "Caddy is not installed";

/** The configuration that the documentation recommends, as it stands there. */
function recipe(): string {
  const block = /^```caddyfile\n([^]*?)^```$/m.exec(readFileSync("docs/drop-in.md", "utf8"))?.[1];
  if (!block) throw new Error("docs/drop-in.md has no recipe for Caddy");
  return block;
}

/**
 * Serves the built page by Caddy, as the documentation says, before a server of its own.
 * @param base - path of the installation, with a trailing slash
 * @param tls - whether browsers come by `https`, with a certificate of this test
 */
export async function serveBehindCaddy(base = "/", tls = false): Promise<Listener> {
  const authentik = await serveAuthentik(base);
  const place = await mkdtemp(join(tmpdir(), "caddy-"));
  const port = await freePort();
  const url = `http${tls ? "s" : ""}://127.0.0.1:${port}`;
  const { certificate, key } = tls ? makeCertificate(place) : { certificate: undefined, key: undefined };
  const site = recipe()
    .replaceAll("/if/flow", `${base}if/flow`)
    .replace("127.0.0.1:9000", new URL(authentik.url).host)
    .replaceAll("/srv/flow", resolve("dist"))
    .replace("auth.example.org {", certificate ? `${url} {\n\ttls ${certificate} ${key}` : `${url} {`);
  const file = join(place, "Caddyfile");
  await writeFile(file, `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`);
  const caddy = spawn("caddy", ["run", "--config", file, "--adapter", "caddyfile"], {
    env: { ...process.env, HOME: place, XDG_DATA_HOME: place, XDG_CONFIG_HOME: place },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(caddy, "exit");
  const said: string[] = [];
  const lines = createInterface(caddy.stderr);
  await new Promise<void>((resolve, reject) => {
    lines.on("line", (line) => {
      said.push(line);
      if (line.includes("serving initial configuration")) resolve();
    });
    caddy.once("error", reject);
    caddy.once("exit", () => reject(new Error(`Caddy does not start:\n${said.join("\n")}`)));
  }).catch(async (error: unknown) => {
    await authentik.close();
    throw error;
  });
  return {
    url: url + base,
    requests: authentik.requests,
    close: async () => {
      caddy.kill("SIGTERM");
      await ended;
      await Promise.all([authentik.close(), rm(place, { recursive: true })]);
    },
  };
}
