import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The reply to a command: its number, what went wrong, what came of it. */
type Reply = [type: 1, id: number, error: { message: string } | null, result: { value?: unknown } | null];

/** Keys as WebDriver writes them. */
const KEYS = { Enter: "\uE007", Tab: "\uE004" } as const;

/**
 * A Firefox with a profile of its own, spoken to by its own protocol: the only one that reaches what is no page, such
 * as the question whether a password is to be saved.
 */
export class Firefox {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #received = Buffer.alloc(0);
  #id = 0;

  private constructor(process: ChildProcess, profile: string, socket: Socket) {
    this.#process = process;
    this.#profile = profile;
    this.#socket = socket;
    socket.on("data", (data) => this.#receive(data));
    // Who waits for a reply of a browser that is gone would wait for ever.
    socket.on("close", () => {
      for (const [id, tell] of this.#waiting) tell([1, id, { message: "Firefox has gone" }, null]);
    });
  }

  /** Starts it with these preferences. */
  static async start(path: string, preferences: Readonly<Record<string, boolean | number>>): Promise<Firefox> {
    const profile = await mkdtemp(join(tmpdir(), "firefox-"));
    const lines = Object.entries({ ...preferences, "marionette.port": 0 }).map(
      ([name, value]) => `user_pref("${name}", ${value});`,
    );
    await writeFile(join(profile, "user.js"), lines.join("\n"));
    const options = ["-headless", "-no-remote", "-profile", profile, "-marionette", "-remote-allow-system-access"];
    const process = spawn(path, options, { stdio: ["ignore", "pipe", "pipe"] });
    const port = await new Promise<number>((resolve, reject) => {
      let said = "";
      const hear = (data: unknown) => {
        said += String(data);
        const port = /Listening on port (\d+)/.exec(said)?.[1];
        if (port) resolve(Number(port));
      };
      process.stdout.on("data", hear);
      process.stderr.on("data", hear);
      process.once("exit", () => reject(new Error(`Firefox did not start: ${said}`)));
    });
    const firefox = new Firefox(process, profile, connect(port, "127.0.0.1"));
    await firefox.send("WebDriver:NewSession", { capabilities: {} });
    return firefox;
  }

  /** Sends a command. */
  async send(name: string, parameters: object = {}): Promise<unknown> {
    const id = ++this.#id;
    const text = JSON.stringify([0, id, name, parameters]);
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, result] = await new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    this.#waiting.delete(id);
    if (error) throw new Error(error.message);
    return result?.value;
  }

  /** Runs the body of an asynchronous function in the page. */
  async inPage(body: string): Promise<unknown> {
    const script = `const done = arguments[0];
      (async () => { ${body} })().then((value) => done([value]), (error) => done(String(error)));`;
    const outcome = await this.send("WebDriver:ExecuteAsyncScript", { script, args: [] });
    if (!Array.isArray(outcome)) throw new Error(String(outcome));
    return outcome[0];
  }

  /** Runs it in the browser's own window. */
  async inBrowser(body: string): Promise<unknown> {
    await this.send("Marionette:SetContext", { value: "chrome" });
    try {
      return await this.inPage(body);
    } finally {
      await this.send("Marionette:SetContext", { value: "content" });
    }
  }

  async open(url: string) {
    await this.send("WebDriver:Navigate", { url });
  }

  /** Types into whatever has the focus; ends with Enter, or with another key. */
  async type(text: string, end: keyof typeof KEYS = "Enter") {
    const actions = Array.from(text + KEYS[end]).flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.send("WebDriver:PerformActions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  async stop() {
    this.#socket.destroy();
    if (this.#process.exitCode === null) {
      const ended = new Promise((resolve) => this.#process.once("exit", resolve));
      this.#process.kill();
      await ended;
    }
    await rm(this.#profile, { recursive: true, force: true });
  }

  /** Messages follow each other with their lengths before them; the first only greets. */
  #receive(data: Buffer) {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const colon = this.#received.indexOf(":");
      const end = colon + 1 + Number(this.#received.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || this.#received.length < end) return;
      const message: unknown = JSON.parse(String(this.#received.subarray(colon + 1, end)));
      this.#received = this.#received.subarray(end);
      if (Array.isArray(message)) this.#waiting.get(message[1] as number)?.(message as Reply);
    }
  }
}
