import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { Cookies } from "../executor-fetch.js";
import fetchCookie from "fetch-cookie";
import { demoCredentials } from "../../mocks/directory.js";

const LOGIN = "default-authentication-flow";

test("the command serves the flows of a file on this machine: a user signs in, and plays one", async () => {
  const options = ["--import", "tsx", "mocks/command/main.ts", "play", "test/mocks/corpus/conditions.yaml"];
  const command = spawn(process.execPath, [...options, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const address = await addressOf(command.stdout);
    assert.equal(address.hostname, "127.0.0.1");
    const { jar } = new Cookies(address.origin);
    const send = fetchCookie(fetch, jar);
    const executor = (slug: string) => new URL(`/api/v3/flows/executor/${slug}/?query=`, address).href;
    const answer = async (slug: string, response?: Readonly<Record<string, string>>) => {
      const csrf = jar.getCookiesSync(address.origin).find(({ key }) => key === "authentik_csrf")?.value ?? "";
      const headers = { Accept: "application/json", "Content-Type": "application/json", "X-authentik-CSRF": csrf };
      const sent = response ? { method: "POST", headers, body: JSON.stringify(response) } : { headers };
      const { component } = (await (await send(executor(slug), sent)).json()) as { component: string };
      return component;
    };
    assert.equal(await answer(LOGIN), "ak-stage-identification");
    const { username, password } = demoCredentials;
    let met = await answer(LOGIN, { component: "ak-stage-identification", uid_field: username });
    if (met === "ak-stage-password") met = await answer(LOGIN, { component: met, password });
    assert.equal(met, "xak-flow-redirect");
    assert.match(await (await send(new URL("/if/user/", address))).text(), /Signed in as Ada/);
    const page = await send(address);
    assert.match(await page.text(), /<ak-flow-executor\b/);
    assert.match(await answer(address.pathname.split("/").at(-2) ?? ""), /^(ak-stage|xak-flow)-/);
  } finally {
    if (command.pid !== undefined) process.kill(command.pid);
  }
});

/** The first address that the command prints for a flow. */
async function addressOf(output: NodeJS.ReadableStream): Promise<URL> {
  for await (const line of createInterface(output)) {
    const [, address] = /^Play .*: (http:\S+)$/.exec(line) ?? [];
    if (address !== undefined) return new URL(address);
  }
  throw new Error("The command ended before it said where it plays");
}
