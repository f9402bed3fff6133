import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { demoCredentials } from "../../mocks/directory.js";
import { hasChromeDriver } from "../browsers.js";
import { startChromeDriver } from "../chrome-driver.js";
import type { ElementReference, WebDriver } from "../web-driver.js";
import { serveBuiltPage, type BuiltPage } from "./built-page.js";

/** Milliseconds after which a test no longer believes that something will happen. */
const PATIENCE = 30_000;

const ENTER = "\uE007";

/** One browser for all tests. */
let started: Promise<WebDriver> | undefined;
after(async () => (await started)?.stop());

/** One test: a program that drives Chromium by ChromeDriver, before the page in compatibility mode. */
function scene(title: string, play: (driver: WebDriver, site: BuiltPage) => Promise<void>) {
  const skip = hasChromeDriver() ? false : "ChromeDriver is not installed";
  test(`${title} (ChromeDriver)`, { skip, timeout: 120_000 }, async () => {
    const site = await serveBuiltPage();
    const driver = await (started ??= startChromeDriver());
    try {
      await driver.open(`${site.url}if/flow/default-authentication-flow/?compatibility=on&next=/if/user/`);
      await play(driver, site);
    } finally {
      await driver.send("DELETE", "/cookie"); // a port is no other site to a cookie
      await site.close();
    }
  });
}

/** Waits until something holds. WebDriver tells of nothing by itself. */
async function until<T>(holds: () => Promise<T>, what: string): Promise<T> {
  for (const patience = AbortSignal.timeout(PATIENCE); ; await pause(20)) {
    const result = await holds().catch((cause: unknown) => new Error(what, { cause }));
    if (result instanceof Error) {
      if (patience.aborted) throw result;
    } else if (result) return result;
    else if (patience.aborted) throw new Error(what);
  }
}

/** Waits for an element in the document, as programs do that know nothing of shadow roots. */
const found = (driver: WebDriver, selector: string): Promise<ElementReference> =>
  until(() => driver.find(selector), `There was no ${selector}`);

scene(
  "a program finds the fields in compatibility mode, fills them, presses the button, and is signed in",
  async (driver, site) => {
    await driver.typeInto(await found(driver, "input[name=uidField]"), demoCredentials.username);
    await driver.click(await found(driver, "button[type=submit]"));
    await driver.typeInto(await found(driver, "input[name=password]"), demoCredentials.password + ENTER);
    await until(async () => (await driver.url()) === `${site.url}if/user/`, "The program was not signed in");
  },
);

scene("the parents of a field lead to the document", async (driver) => {
  const field = await found(driver, "input[name=uidField]");
  const climb = (step: string) =>
    driver.call(`let node = arguments[0], next; while (next = ${step}) node = next; return node.nodeName`, field);
  assert.equal(await climb("node.parentNode"), "#document");
  assert.equal(await climb("node.parentElement"), "HTML");
  assert.equal(await driver.call("return arguments[0].getRootNode().nodeName", field), "#document");
  assert.equal(await driver.call("return arguments[0].isConnected", field), true);
  assert.equal(
    await driver.call("return arguments[0].closest('ak-flow-executor')?.localName", field),
    "ak-flow-executor",
  );
  assert.equal(
    await driver.call("return document.querySelector('ak-flow-executor').contains(arguments[0])", field),
    true,
  );
});

scene("`__shady_native_querySelector`, which the server's tests call, works in compatibility mode", async (driver) => {
  await found(driver, "input[name=uidField]");
  const native = (expression: string) => driver.call(`return document.__shady_native_${expression}`);
  assert.equal(await native("querySelector('input[name=uidField]').name"), "uidField");
  assert.equal(await native("querySelectorAll('input[name=uidField]').length"), 1);
});
