import assert from "node:assert/strict";
import { test } from "node:test";
import { embeddedExecutor } from "../../mocks/executor/index.js";
import { ada, directory } from "../../mocks/directory.js";
import { demoWorld } from "../../mocks/world.js";
import { Browser } from "./browser.js";

async function location(browser: Browser, path: string): Promise<string | null> {
  const response = await browser.send(path);
  assert.equal(response.status, 302);
  return response.headers.get("Location");
}

test("the default pages lead to the flows of the brand and keep their query", async () => {
  const browser = new Browser();
  assert.equal(
    await location(browser, "/flows/-/default/authentication/?next=/a b"),
    "/if/flow/default-authentication-flow/?next=%2Fa+b",
  );
  assert.equal(await location(browser, "/flows/-/default/invalidation/"), "/if/flow/default-invalidation-flow/");
});

test("without a flow of the brand the first fitting one is the default, and without any there is no page", async () => {
  const { brand, flows } = demoWorld();
  const { flow_authentication: _, ...nameless } = brand;
  const browser = new Browser({ brand: nameless });
  assert.equal(await location(browser, "/flows/-/default/authentication/"), "/if/flow/combined-login/");
  const empty = new Browser({ flows: flows.filter(({ designation }) => designation !== "invalidation") });
  assert.equal((await empty.send("/flows/-/default/invalidation/")).status, 404);
});

test("cancelling drops the plan and goes on, or signs out if there is nowhere to go", async () => {
  const browser = new Browser();
  const path = browser.path("demo-steps");
  await browser.post(path, {}, "ak-stage-dummy");
  assert.equal(await location(browser, "/flows/-/cancel/?next=/a"), "/a");
  assert.equal((await browser.get(path, "ak-stage-dummy")).name, "dummy-stage-1");
  for (const query of ["", "?next=https://elsewhere.example.org/", "?next=//elsewhere.example.org/"]) {
    assert.equal(await location(browser, `/flows/-/cancel/${query}`), "/flows/-/default/invalidation/");
  }
});

test("the root leads to the login, and after it to a page that says who is signed in", async () => {
  const browser = new Browser({ directory: directory([{ ...ada, name: "Ada <Lovelace>" }]) });
  assert.equal(await location(browser, "/"), "/flows/-/default/authentication/");
  assert.equal(await location(browser, "/if/user/"), "/flows/-/default/authentication/?next=%2Fif%2Fuser%2F");
  await browser.signIn();
  assert.equal(await location(browser, "/"), "/if/user/");
  const page = await (await browser.send("/if/user/")).text();
  assert.match(page, /Signed in as Ada &#60;Lovelace&#62;/);
  assert.match(page, /<a href="\/flows\/-\/default\/invalidation\/">/);
  assert.doesNotMatch(page, /<script|<style|style=/);
});

test("the executor owns its endpoints and pages, but not the page that plays a flow", () => {
  const { owns } = embeddedExecutor(demoWorld({ base: "/auth/" }));
  const own = ["api/v3/flows/executor/x/", "api/v3/nowhere/", "flows/-/cancel/", "if/user/", ""];
  for (const path of own) assert.equal(owns(`/auth/${path}`), true, path);
  const other = ["/auth/if/flow/x/", "/auth/assets/page.js", "/auth/index.html", "/", "/api/v3/root/config/", "/-"];
  for (const path of other) assert.equal(owns(path), false, path);
});
