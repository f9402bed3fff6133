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

/** Where the libraries of the embedded executor are served as one file, and what that is made from. */
const bundles: Readonly<Record<string, { path: string; entry: string }>> = {
  "@simplewebauthn/server": {
    path: "/simplewebauthn-server.js",
    entry: import.meta.resolve("@simplewebauthn/server").replace("file://", ""),
  },
  yaml: { path: "/yaml.js", entry: "node_modules/yaml/browser/index.js" },
};

/**
 * Lets tests command Chromium's virtual authenticators: `webauthn` takes a method of the debugging protocol and its
 * parameters. For other browsers, which have none, it returns `none`.
 *
 * It also serves the libraries of the embedded executor in one file each: loading some hundred modules takes longer
 * than a test may.
 */
export function webauthnPlugin(): TestRunnerPlugin<{ method: string; params?: object }> {
  const debugging = new Map<string, Promise<DebuggingSession>>();
  const built = new Map<string, Promise<string>>();
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
    resolveImport: ({ source }) => bundles[source]?.path,
    async serve({ path }) {
      const bundle = Object.values(bundles).find((it) => it.path === path);
      if (!bundle) return undefined;
      const body = built.get(path) ?? bundled(bundle.entry);
      built.set(path, body);
      return { body: await body, type: "js" };
    },
  };
}

async function bundled(entry: string): Promise<string> {
  const [result] = (await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ["es"] },
    },
  })) as Rolldown.RolldownOutput[];
  return result?.output[0].code ?? "";
}
