import assert from "node:assert/strict";
import { test } from "node:test";
import { importBlueprints } from "../../mocks/blueprints/import.js";

const uuid = (digit: string) => digit.repeat(8) + "-0000-4000-8000-000000000000";

/** As a server exported it until 2022.7. */
const legacy = JSON.stringify({
  version: 1,
  entries: [
    {
      identifiers: { pk: uuid("1"), slug: "legacy" },
      model: "authentik_flows.flow",
      attrs: { name: "Legacy", title: "Legacy", designation: "recovery" },
    },
    {
      identifiers: { pk: uuid("2") },
      model: "authentik_stages_prompt.prompt",
      attrs: { field_key: "note", label: "", type: "static", placeholder: "Hello." },
    },
    {
      identifiers: { pk: uuid("3"), name: "codes" },
      model: "authentik_stages_otp_time.OTPTimeStage",
      attrs: { digits: "8", configure_flow: uuid("9") },
    },
    {
      identifiers: { pk: uuid("4"), name: "ask" },
      model: "authentik_stages_prompt.promptstage",
      attrs: { fields: [uuid("2"), uuid("8")] },
    },
    {
      identifiers: { pk: uuid("5"), target: uuid("1"), stage: uuid("4"), order: 0 },
      model: "authentik_flows.flowstagebinding",
      attrs: { evaluate_on_plan: true },
    },
    {
      identifiers: { pk: uuid("6"), target: uuid("1"), stage: uuid("3"), order: 1 },
      model: "authentik_flows.flowstagebinding",
      attrs: {},
    },
  ],
});

test("an old export in JSON is read, its keys, old names and old places of texts", () => {
  const { flows, unknown, unresolved } = importBlueprints([legacy]);
  assert.deepEqual(
    flows[0]?.bindings.map(({ stage }) => stage),
    [
      {
        kind: "prompt",
        name: "ask",
        pk: uuid("4"),
        fields: [{ pk: uuid("2"), fieldKey: "note", label: "", type: "static", initialValue: "Hello." }],
      },
      {
        kind: "authenticator_totp",
        name: "codes",
        pk: uuid("3"),
        digits: 8,
        others: { configure_flow: uuid("9") },
      },
    ],
  );
  assert.deepEqual(unknown, []);
  assert.deepEqual(
    unresolved.map(({ sentence }) => sentence),
    [`The member fields refers to ${uuid("8")}, which is not in this file.`],
  );
});
