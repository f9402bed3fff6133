import { spawn, type ChildProcess } from "node:child_process";

/** Starts a program that ends when this process ends, in whatever way. Its output on descriptor 3 can be read. */
export function startChild(program: string, options: readonly string[], env = process.env): ChildProcess {
  const stdio = ["ignore", "ignore", "ignore", "pipe"] as const;
  return spawn("setpriv", ["--pdeathsig", "TERM", program, ...options], { env, stdio: [...stdio] });
}

/** Ends a program, and waits until it has ended. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await exit;
}
