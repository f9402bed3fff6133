import type { ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { endChild, startChild } from "./child.js";

/** Milliseconds that a command may take. */
const PATIENCE = 30_000;

/** The reply of the driver: the result of a command, or an error. */
interface Reply {
  value: unknown;
}

interface Failure {
  error: string;
  message: string;
}

/** An element of the page, as WebDriver represents it. */
export type ElementReference = Readonly<Record<string, string>>;

/** The member that holds an element's id; its name is part of the standard. */
const REFERENCE = "element-6066-11e4-a52e-4f735466cecf";

/** How to start a driver, and the capabilities of its browser. */
export interface DriverOptions {
  program: string;
  environment?: NodeJS.ProcessEnv;
  capabilities?: object;
  /** Ends what must end after the browser. */
  afterwards?: () => Promise<void>;
}

/** A browser that is driven by W3C WebDriver, over HTTP. A client from npm would bring 140 packages. */
export class WebDriver {
  readonly #process: ChildProcess;
  readonly #afterwards: () => Promise<void>;
  #address: string;

  private constructor(process: ChildProcess, address: string, afterwards: () => Promise<void>) {
    this.#process = process;
    this.#address = address;
    this.#afterwards = afterwards;
  }

  /** Starts a driver, and a browser with a new profile. */
  static async start(options: DriverOptions): Promise<WebDriver> {
    const { program, environment, capabilities, afterwards = () => Promise.resolve() } = options;
    const port = await freePort();
    const child = startChild(program, [`--port=${port}`], environment);
    const driver = new WebDriver(child, `http://127.0.0.1:${port}`, afterwards);
    try {
      await driver.#ready();
      const timeouts = { script: PATIENCE / 2, pageLoad: PATIENCE / 2 };
      const session = (await driver.send("POST", "/session", {
        capabilities: { alwaysMatch: { timeouts, ...capabilities } },
      })) as { sessionId: string };
      driver.#address += `/session/${session.sessionId}`;
    } catch (cause) {
      await driver.stop();
      throw new Error(`${program} did not start a browser.`, { cause });
    }
    return driver;
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
    throw new Error(`${command}: ${error}: ${message}`);
  }

  /** Opens a page, and waits until it has loaded. */
  async open(url: string) {
    await this.send("POST", "/url", { url });
  }

  /** Address of the page. */
  async url(): Promise<string> {
    return (await this.send("GET", "/url")) as string;
  }

  /** The windows that are open, by their handles. */
  async windows(): Promise<string[]> {
    return (await this.send("GET", "/window/handles")) as string[];
  }

  /** Turns to a window: what follows happens there. */
  async turnTo(handle: string) {
    await this.send("POST", "/window", { handle });
  }

  /** Runs the body of an asynchronous function in the page. */
  async inPage(body: string): Promise<unknown> {
    const script = `const done = arguments[0]; (async () => { ${body} })().then(done, (error) => done(String(error)));`;
    return this.send("POST", "/execute/async", { script, args: [] });
  }

  /** Runs the body of a function in the page, with elements as its arguments. */
  async call(body: string, ...args: readonly ElementReference[]): Promise<unknown> {
    return this.send("POST", "/execute/sync", { script: body, args });
  }

  /** The first element of the document that a selector matches. */
  async find(selector: string): Promise<ElementReference> {
    return (await this.send("POST", "/element", { using: "css selector", value: selector })) as ElementReference;
  }

  /** Has the driver click on an element. */
  async click(element: ElementReference) {
    await this.send("POST", `/element/${element[REFERENCE]}/click`);
  }

  /** Has the driver type into an element. */
  async typeInto(element: ElementReference, text: string) {
    await this.send("POST", `/element/${element[REFERENCE]}/value`, { text });
  }

  /** Types into the element that has the focus. */
  async type(text: string) {
    const actions = Array.from(text).flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.send("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Ends the browser and its driver. */
  async stop() {
    await this.send("DELETE", "").catch(() => undefined); // it may have ended already
    await endChild(this.#process);
    await this.#afterwards();
  }

  /** Waits until the driver listens, which it does not report. */
  async #ready() {
    for (const patience = AbortSignal.timeout(PATIENCE); ; await pause(20)) {
      const status = await this.send("GET", "/status").catch(() => undefined);
      if (status) return;
      patience.throwIfAborted();
    }
  }
}

/** Finds a free port. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
