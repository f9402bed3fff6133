import type { TestRunnerPlugin } from "@web/test-runner";
import { build, type Rolldown } from "vite";

/** A session of Chromium's debugging protocol. */
interface DebuggingSession {
  send(method: string, params?: object): Promise<object | undefined>;
}

interface Debuggable {
  id: string;
  browser: { getPage(id: string): Page };
}

interface Page {
  createCDPSession(): Promise<DebuggingSession>;
}

const VERIFIER = "@simplewebauthn/server";
const BUNDLE = "/simplewebauthn-server.js";

/**
 * Lets tests command Chromium's virtual authenticators: `webauthn` takes a method of the debugging protocol and its
 * parameters. Other browsers have none, and say `none`.
 *
 * It also hands the embedded executor its verifier in one file: some hundred modules, one by one, take longer than a
 * test may.
 */
export function webauthnPlugin(): TestRunnerPlugin<{ method: string; params?: object }> {
  const debugging = new Map<string, Promise<DebuggingSession>>();
  let bundle: Promise<string> | undefined;
  return {
    name: "webauthn",
    async executeCommand({ command, payload, session }) {
      if (command !== "webauthn" || !payload) return undefined;
      if (session.browser.name !== "Chrome") return "none";
      const { browser, id } = session as unknown as Debuggable; // the runner's types do not know its launchers
      if (!debugging.has(id)) debugging.set(id, browser.getPage(id).createCDPSession());
      const answer = await (await debugging.get(id))?.send(payload.method, payload.params);
      return answer ?? {};
    },
    resolveImport: ({ source }) => (source === VERIFIER ? BUNDLE : undefined),
    async serve({ path }) {
      return path === BUNDLE ? { body: await (bundle ??= bundled(VERIFIER)), type: "js" } : undefined;
    },
  };
}

async function bundled(module: string): Promise<string> {
  const [result] = (await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      minify: false,
      lib: { entry: import.meta.resolve(module).replace("file://", ""), formats: ["es"] },
    },
  })) as Rolldown.RolldownOutput[];
  return result?.output[0].code ?? "";
}
