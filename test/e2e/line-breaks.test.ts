import assert from "node:assert/strict";
import authenticatorStatic from "../../mocks/challenges/authenticator-static.js";
import { answers, asks } from "./gates.js";
import { scene } from "./visit.js";

const recovery = authenticatorStatic.states.first;

scene("recovery codes are copied and saved one a line", async (visit) => {
  const { page, site } = visit;
  site.gate = asks(recovery);
  const allowed = (name: string) => ({ permission: { name }, state: "granted" }) as const;
  await page.browserContext().setPermission("*", allowed("clipboard-read"), allowed("clipboard-write"));
  await page.evaluateOnNewDocument(() => {
    const createObjectURL = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file: Blob) => {
      void file.text().then((text) => (document.title = text.replaceAll("\n", "|"))); // a title has no line breaks
      return createObjectURL(file);
    };
  });
  await visit.open();
  await visit.stage("ak-stage-authenticator-static");
  await visit.click("Copy");
  await visit.sees("Copied.");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), recovery.codes.join("\n"));
  await visit.click("Download");
  await page.waitForFunction((title) => document.title === title, {}, recovery.codes.join("|"));
});

scene("the details for an administrator have one line each", async (visit) => {
  visit.site.gate = answers("no JSON", { type: "application/json" });
  await visit.open();
  await visit.says("The server gave an answer that cannot be read.");
  const lines = await visit.page.$eval(">>> details pre", (block) => block.textContent.split("\n"));
  assert.ok(lines.includes(new URL(visit.site.url).host), lines.join(" | "));
  assert.ok(lines.includes("default-authentication-flow"), lines.join(" | "));
});
