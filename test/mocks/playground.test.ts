import assert from "node:assert/strict";
import { test } from "node:test";
import { embeddedExecutor } from "../../mocks/executor/index.js";
import { demoWorld } from "../../mocks/world.js";
import { Browser } from "./browser.js";

const blueprint = (expression: string) => `
version: 1
entries:
  - { model: authentik_flows.flow, id: flow, identifiers: { slug: mine }, attrs: { name: Mine & yours } }
  - { model: authentik_stages_dummy.dummystage, id: step, identifiers: { name: dropped } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf step, order: 0 } }
  - { model: authentik_policies_expression.expressionpolicy, id: odd, identifiers: { name: odd }, attrs: { expression: ${expression} } }
  - { model: authentik_policies.policybinding, identifiers: { target: !KeyOf flow, policy: !KeyOf odd, order: 0 } }
  - { model: authentik_providers_proxy.proxyprovider, identifiers: { name: proxy } }
`;

/** Drops a file as a browser does, onto the executor of a browser's world. */
async function drop(browser: Browser, file: Blob | undefined, text = ""): Promise<Response> {
  const body = new FormData();
  if (file) body.set("file", file);
  body.set("text", text);
  const request = new Request("http://login.example.org/demo/import/", { method: "POST", body });
  return embeddedExecutor(browser.world)(request);
}

test("a file that is dropped becomes a flow to be played, and tells what is not", async () => {
  const browser = new Browser();
  const response = await drop(browser, new Blob([blueprint("return True")]));
  const text = await response.text();
  assert.match(text, /<a href="\/if\/flow\/mine\/">Mine &#38; yours<\/a>/);
  assert.match(
    text,
    /Line 9, column 5: Objects of the model authentik_providers_proxy\.proxyprovider are not played\./,
  );
  assert.equal((await browser.get(browser.path("mine"), "ak-stage-dummy")).name, "dropped");
  assert.match(await (await browser.send("/demo/")).text(), /\/if\/flow\/mine\//);
});

test("a file that is pasted takes the place of the flow of its slug", async () => {
  const browser = new Browser();
  await drop(browser, undefined, blueprint("return True"));
  await drop(browser, undefined, blueprint("return False"));
  assert.equal(browser.world.flows.filter(({ slug }) => slug === "mine").length, 1);
  await browser.get(browser.path("mine"), "ak-stage-access-denied");
});

test("a file that is wrong is told so, and changes nothing", async () => {
  const browser = new Browser();
  const response = await drop(browser, undefined, "version: 1\nentries: <b>");
  assert.equal(response.status, 400);
  assert.match(await response.text(), /Line 2, column 10: The entries of a blueprint are a list\./);
  assert.deepEqual(browser.world.flows, demoWorld().flows);
});

test("a policy that cannot be run passes until somebody lets it fail", async () => {
  const browser = new Browser();
  await drop(browser, undefined, blueprint("return here()"));
  await browser.get(browser.path("mine"), "ak-stage-dummy");
  assert.match(await (await browser.send("/demo/")).text(), /odd of mine passes/);
  await browser.send("/demo/decision/", { method: "POST", body: "decision=0" });
  browser.cookies.clear();
  await browser.get(browser.path("mine"), "ak-stage-access-denied");
});

test("what was sent to people is there, with links that work", async () => {
  const browser = new Browser();
  await browser.post(browser.path("demo-recovery"), { uid_field: "ada" }, "ak-stage-email");
  const text = await (await browser.send("/demo/")).text();
  const link = /ada@example\.org: <a href="([^"]+)"/.exec(text)?.[1];
  assert.equal(link?.replaceAll("&#38;", "&"), browser.world.outbox[0]?.link);
});
