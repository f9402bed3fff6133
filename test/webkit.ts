import type { ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { endChild, startChild } from "./child.js";
import { Display } from "./display.js";

/** Milliseconds after which a command is given up. */
const PATIENCE = 30_000;

/** What spares the machine: no screen reader, no session bus, and no graphics card are looked for. */
const PLAIN = {
  NO_AT_BRIDGE: "1",
  GTK_A11Y: "none",
  DBUS_SESSION_BUS_ADDRESS: "disabled:",
  LIBGL_ALWAYS_SOFTWARE: "1",
};

/** What the driver says: what came of a command, or what went wrong. */
interface Reply {
  value: unknown;
}

interface Failure {
  error: string;
  message: string;
}

/** A WebKitGTK on a display of its own, spoken to by WebDriver. */
export class WebKit {
  readonly #display: Display;
  readonly #driver: ChildProcess;
  #address: string;

  private constructor(display: Display, driver: ChildProcess, address: string) {
    this.#display = display;
    this.#driver = driver;
    this.#address = address;
  }

  /** Starts one that knows nothing yet. */
  static async start(): Promise<WebKit> {
    const port = await freePort();
    const display = await Display.start();
    const env = { ...process.env, ...PLAIN, DISPLAY: display.name };
    const driver = startChild("WebKitWebDriver", [`--port=${port}`], env);
    const webkit = new WebKit(display, driver, `http://127.0.0.1:${port}`);
    try {
      await webkit.#ready();
      const session = (await webkit.send("POST", "/session", {
        capabilities: { alwaysMatch: { timeouts: { script: PATIENCE / 2, pageLoad: PATIENCE / 2 } } },
      })) as { sessionId: string };
      webkit.#address += `/session/${session.sessionId}`;
    } catch (cause) {
      await webkit.stop();
      throw new Error("WebKitGTK did not start.", { cause });
    }
    return webkit;
  }

  /** Sends a command. */
  async send(method: "GET" | "POST" | "DELETE", command: string, parameters: object = {}): Promise<unknown> {
    const reply = await fetch(`${this.#address}${command}`, {
      method,
      ...(method === "POST" && { body: JSON.stringify(parameters) }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { value } = (await reply.json()) as Reply;
    if (reply.ok) return value;
    const { error, message } = value as Failure;
    throw new Error(`${command}: ${message || error}`);
  }

  /** Opens a page, and waits until it has loaded. */
  async open(url: string) {
    await this.send("POST", "/url", { url });
  }

  /** Address of the page. */
  async url(): Promise<string> {
    return (await this.send("GET", "/url")) as string;
  }

  /** Runs the body of an asynchronous function in the page. */
  async inPage(body: string): Promise<unknown> {
    const script = `const done = arguments[0]; (async () => { ${body} })().then(done, (error) => done(String(error)));`;
    return this.send("POST", "/execute/async", { script, args: [] });
  }

  /** Types into whatever has the focus. */
  async type(text: string) {
    const actions = Array.from(text).flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.send("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Ends the browser, its driver and its display. */
  async stop() {
    await this.send("DELETE", "").catch(() => undefined); // without its display it ends as well
    await endChild(this.#driver);
    await this.#display.stop();
  }

  /** The driver does not say when it listens. */
  async #ready() {
    for (const patience = AbortSignal.timeout(PATIENCE); ; await pause(20)) {
      const status = await this.send("GET", "/status").catch(() => undefined);
      if (status) return;
      patience.throwIfAborted();
    }
  }
}

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
