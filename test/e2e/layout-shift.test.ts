import assert from "node:assert/strict";
import authenticatorValidate from "../../mocks/challenges/authenticator-validate.js";
import { demoCredentials } from "../../mocks/directory.js";
import { asks } from "./gates.js";
import { scene, type Visit } from "./visit.js";

/** How far a step, or a refusal, may move what stays: nothing that a user sees. */
const STEADY = 0.02;

/** Sums up how far things moved in the page, whether the user had pressed something or not. */
async function watch({ page }: Visit) {
  await page.evaluateOnNewDocument(() => {
    const shifts: number[] = ((window as unknown as { shifts: number[] }).shifts = []);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** How far things moved since this was asked the last time. */
async function moved({ page }: Visit): Promise<number> {
  return page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return (window as unknown as { shifts: number[] }).shifts.splice(0).reduce((sum, value) => sum + value, 0);
  });
}

for (const [mode, query] of [
  ["natively", ""],
  ["in light mode", "compatibility=light"],
  ["in compatibility mode", "compatibility=on"],
] as const) {
  scene(`nothing jumps, from the first paint to a refused password, ${mode}`, async (visit) => {
    await watch(visit);
    await visit.page.setViewport({ width: 390, height: 844 });
    await visit.open(undefined, query);
    await visit.focus("uidField");
    await visit.wait(".pf-c-brand");
    assert.equal(await moved(visit), 0, "before the form can be used");
    await visit.identify(demoCredentials.username);
    await visit.focus("password");
    assert.ok((await moved(visit)) <= STEADY, "at the next step");
    await visit.type("wrong");
    await visit.press("Enter");
    await visit.wait("#ak-password[aria-invalid=true]");
    assert.ok((await moved(visit)) <= STEADY, "at a refusal");
  });
}

for (const [device, viewport] of [
  ["a phone", { width: 390, height: 844 }],
  ["a laptop", { width: 1280, height: 800 }],
] as const) {
  scene(`while the page loads, it shows a card where that of the first stage will be, on ${device}`, async (visit) => {
    const { page, site } = visit;
    await watch(visit);
    await page.setViewport(viewport);
    let release = () => {};
    site.gate = (request, _reply, next) => {
      if (/\/assets\/page-.*\.js/.test(request.url ?? "")) release = () => next();
      else next();
    };
    // The page counts as loaded once its script is there.
    void page.goto(`${site.url}if/flow/default-authentication-flow/`).catch(() => {});
    const card = await page.waitForSelector("div[slot=placeholder]", { visible: true });
    const before = await card?.boundingBox();
    release();
    await visit.focus("uidField");
    const after = await (await page.waitForSelector(">>> .pf-c-login__main"))?.boundingBox();
    assert.ok(before && after);
    assert.deepEqual([before.x, before.width], [after.x, after.width]);
    assert.ok(Math.abs(before.y - after.y) < 16, `its top is at ${before.y}, then at ${after.y}`);
    assert.ok(before.height > after.height / 2 && before.height < after.height * 1.5, `${before.height} px high`);
    assert.equal(await moved(visit), 0);
  });
}

/** Two methods, of which none stands out. */
const devices = authenticatorValidate.states.first.device_challenges.filter((it) =>
  /totp|static/.test(it.device_class),
);

scene("nothing above the foot of the card jumps when the user turns to another method", async (visit) => {
  await watch(visit);
  await visit.page.setViewport({ width: 390, height: 844 });
  visit.site.gate = asks({ ...authenticatorValidate.states.first, device_challenges: devices });
  await visit.open();
  await visit.stage("ak-stage-authenticator-validate");
  // The choice of the language, in the foot, moves with the height of the card, which differs between the methods.
  await visit.page.evaluate(() => {
    const executor = document.querySelector("ak-flow-executor");
    executor?.removeAttribute("locale-select");
    executor?.requestUpdate();
  });
  await moved(visit);
  await visit.click("Authenticator app");
  await visit.focus("code");
  assert.ok((await moved(visit)) <= STEADY);
  await visit.click("Use another method");
  await visit.wait(".choices");
  assert.ok((await moved(visit)) <= STEADY);
});
