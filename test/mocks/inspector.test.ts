import assert from "node:assert/strict";
import { test } from "node:test";
import { ada, directory } from "../../mocks/directory.js";
import { stageKey } from "../../mocks/executor/stages/model.js";
import { validate } from "../contract/openapi.js";
import { Browser, flow } from "./browser.js";

interface Inspection {
  plans: readonly Inspected[];
  current_plan: Inspected;
  is_completed: boolean;
}

interface Inspected {
  current_stage: { stage_obj: { name: string } };
  next_planned_stage: Record<string, unknown>;
  plan_context: Record<string, unknown>;
}

const bindings = [
  { order: 0, stage: { kind: "identification", name: "who", userFields: ["username"] } },
  { order: 1, stage: { kind: "password", name: "password" } },
  { order: 2, stage: { kind: "authenticator_totp", name: "app" } },
] as const;

/** Signed in as a user who may inspect flows. */
async function superuser(): Promise<Browser> {
  const { flows } = new Browser().world;
  const accounts = directory([{ ...ada, isSuperuser: true }]);
  const browser = new Browser({ flows: [...flows, flow({ bindings })], directory: accounts });
  await browser.signIn();
  return browser;
}

async function inspect(browser: Browser): Promise<Inspection> {
  return (await (await browser.send("/api/v3/flows/inspector/flow/")).json()) as Inspection;
}

/**
 * As the document wants it: a server shows nulls where there is no next stage, which its own document does not allow.
 */
function documented(inspection: Inspection): Inspection {
  const fill = (plan: Inspected): Inspected => ({
    ...plan,
    next_planned_stage: plan.next_planned_stage["stage"] ? plan.next_planned_stage : plan.current_stage,
  });
  return { ...inspection, plans: inspection.plans.map(fill), current_plan: fill(inspection.current_plan) };
}

test("a superuser sees the plan and what led to it, as the document says, and no secret", async () => {
  const browser = await superuser();
  const path = browser.path("flow");
  await browser.get(path, "ak-stage-identification");
  const first = await inspect(browser);
  assert.equal(first.current_plan.current_stage.stage_obj.name, "who");
  assert.deepEqual([first.plans, first.is_completed], [[], false]);

  await browser.post(path, { uid_field: "ada" }, "ak-stage-password");
  await browser.post(path, { password: "analytical" }, "ak-stage-authenticator-totp");
  const last = await inspect(browser);
  assert.deepEqual(
    last.plans.map(({ current_stage }) => current_stage.stage_obj.name),
    ["who", "password"],
  );
  assert.deepEqual(last.current_plan.next_planned_stage, {
    target: null,
    stage: null,
    evaluate_on_plan: false,
    re_evaluate_policies: false,
    order: null,
    policy_engine_mode: null,
    invalid_response_action: null,
  });
  assert.deepEqual(last.current_plan.plan_context["pending_user"], {
    app: "authentik_core",
    model_name: "user",
    name: "Ada Lovelace",
    pk: 1,
    username: "ada",
  });
  assert.match(String(last.current_plan.plan_context["totp_secret"]), /^\*+$/);
  assert.deepEqual(validate("FlowInspection", documented(last)), []);
});

test("after its end a flow is completed; another begins a new history", async () => {
  const browser = await superuser();
  await browser.post(browser.path("demo-steps"), {}, "ak-stage-dummy");
  await browser.post(browser.path("demo-steps"), {}, "xak-flow-redirect");
  const { plans, is_completed } = await inspect(browser);
  assert.deepEqual([plans.length, is_completed], [2, true]);
  await browser.get(browser.path("flow"), "ak-stage-identification");
  assert.deepEqual((await inspect(browser)).plans, []);
});

test("looking changes nothing", async () => {
  const browser = await superuser();
  await browser.post(browser.path("flow"), { uid_field: "ada" }, "ak-stage-password");
  assert.deepEqual(await inspect(browser), await inspect(browser));
  await browser.get(browser.path("flow"), "ak-stage-password");
});

test("other users do not see the plan, and a session without one has none to show", async () => {
  const status = async (browser: Browser, slug = "flow") =>
    (await browser.send(`/api/v3/flows/inspector/${slug}/`)).status;
  const anonymous = new Browser({ flows: [...new Browser().world.flows, flow({ bindings })] });
  assert.equal(await status(anonymous), 404);
  await anonymous.signIn();
  assert.equal(await status(anonymous), 404);
  const browser = await superuser();
  assert.equal(await status(browser, "nowhere"), 404);
  browser.cookies.clear();
  const other = new Browser({ ...browser.world, storage: new Browser().world.storage });
  await other.signIn();
  assert.equal(await status(other), 200, "the login is still there as a completed flow");
});

test("a user who configures a stage is sent to its flow, once signed in", async () => {
  const stage = { kind: "password", name: "mine", configureFlow: "default-password-change" } as const;
  const plain = { kind: "password", name: "plain" } as const;
  const flows = [
    ...new Browser().world.flows,
    flow({
      bindings: [
        { order: 0, stage },
        { order: 1, stage: plain },
      ],
    }),
  ];
  const browser = new Browser({ flows });
  const to = `/flows/-/configure/${stageKey(stage)}/`;
  const asked = await browser.send(to);
  assert.equal(asked.headers.get("Location"), `/flows/-/default/authentication/?next=${encodeURIComponent(to)}`);
  await browser.signIn();
  const sent = await browser.send(`${to}?next=/a`);
  assert.equal(sent.headers.get("Location"), "/if/flow/default-password-change/?next=%2Fa");
  await browser.get(browser.path("default-password-change"), "ak-stage-prompt");
  for (const key of [stageKey(plain), "0".repeat(36)]) {
    assert.equal((await browser.send(`/flows/-/configure/${key}/`)).status, 404);
  }
});
