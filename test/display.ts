import { spawnSync, type ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import { endChild, startChild } from "./child.js";

/** A virtual display (Xvfb), for browsers that need one, and for features that browsers have only in a window. */
export class Display {
  readonly #server: ChildProcess;
  /** The value of `DISPLAY` for programs that use it. */
  readonly name: string;

  private constructor(server: ChildProcess, name: string) {
    this.#server = server;
    this.name = name;
  }

  /** Starts a display, which ends when this process ends, in whatever way. */
  static async start(): Promise<Display> {
    const server = startChild("Xvfb", ["-displayfd", "3", "-nolisten", "tcp", "-screen", "0", "1280x1024x24"]);
    const number = await new Promise((resolve, reject) => {
      (server.stdio[3] as Readable).once("data", (number) => resolve(Number(number)));
      server.once("error", reject).once("exit", () => reject(new Error("Xvfb did not start.")));
    });
    return new Display(server, `:${String(number)}`);
  }

  /** Presses keys, one after the other, in the window that has the focus. */
  press(...keys: readonly string[]): void {
    const { status } = spawnSync("xdotool", ["key", ...keys], { env: { ...process.env, DISPLAY: this.name } });
    if (status !== 0) throw new Error(`Xvfb took no key ${keys.join(" ")}.`);
  }

  async stop(): Promise<void> {
    await endChild(this.#server);
  }
}
