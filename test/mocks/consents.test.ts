import assert from "node:assert/strict";
import { test } from "node:test";
import type { PlanContext } from "../../mocks/executor/flow.js";
import type { ConsentStage } from "../../mocks/executor/flow-stages.js";
import type { World } from "../../mocks/executor/world.js";
import { Browser, flow } from "./browser.js";

const openid = { id: "openid", name: "" };
const email = { id: "email", name: "Email address" };

/** Signed in, with a flow that asks for consent to an application. */
async function visitor(
  stage: Partial<ConsentStage> = {},
  context: PlanContext = { application: { name: "Wiki" }, consent_permissions: [openid] },
  overrides: Partial<World> = {},
): Promise<Browser> {
  const asks = flow({ context, bindings: [{ order: 0, stage: { kind: "consent", name: "consent", ...stage } }] });
  const browser = new Browser({ flows: [...new Browser().world.flows, asks], ...overrides });
  await browser.signIn();
  return browser;
}

async function give(browser: Browser): Promise<void> {
  const { token } = await browser.get(browser.path("flow"), "ak-stage-consent");
  await browser.post(browser.path("flow"), { token }, "xak-flow-redirect");
}

test("a consent counts for a while, or for good, or never", async () => {
  let now = Date.now();
  const clock = () => now;
  const expiring = await visitor({ consentExpireIn: "hours=1" }, undefined, { clock });
  await give(expiring);
  await expiring.get(expiring.path("flow"), "xak-flow-redirect");
  now += 3_600_001;
  await give(expiring);

  const permanent = await visitor({ mode: "permanent" }, undefined, { clock });
  await give(permanent);
  now += 10 * 86_400_000;
  await permanent.get(permanent.path("flow"), "xak-flow-redirect");

  const always = await visitor({ mode: "always_require" });
  await give(always);
  await give(always);
});

test("without an application there is nothing to remember", async () => {
  const browser = await visitor({ mode: "permanent" }, {});
  await give(browser);
  await give(browser);
});

test("what an application wants beyond a consent is asked for as more", async () => {
  const context: PlanContext = { application: { name: "Wiki" }, consent_permissions: [openid] };
  const browser = await visitor({ mode: "permanent" }, context);
  await give(browser);
  context.consent_permissions = [openid, email];
  const challenge = await browser.get(browser.path("flow"), "ak-stage-consent");
  assert.deepEqual([challenge.permissions, challenge.additional_permissions], [[openid], [email]]);
  await give(browser);
  await browser.get(browser.path("flow"), "xak-flow-redirect");
});
