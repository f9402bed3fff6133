import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ada } from "../../mocks/challenges/fixture.js";
import password from "../../mocks/challenges/password.js";
import { departures } from "./departures.js";
import { published } from "./document.js";
import type { Schema } from "./schema.js";
import { validate, validateChallenge, validateResponse } from "./openapi.js";

const { first } = password.states;

describe("The oracle", () => {
  test("accepts a challenge that a server can send", () => {
    assert.deepEqual(validateChallenge(first), []);
  });

  test("refuses what is no challenge at all", () => {
    for (const body of [undefined, null, "", [], {}, { component: null }, { component: "ak-stage-unheard-of" }])
      assert.equal(validateChallenge(body).length, 1, JSON.stringify(body));
  });

  test("refuses a member that the schema does not name", () => {
    assert.match(validateChallenge({ ...first, pendingUser: "ada" }).join(), /pendingUser/);
  });

  test("refuses an unknown member inside another", () => {
    const flow_info = { ...first.flow_info, cancelUrl: "/" };
    assert.match(validateChallenge({ ...first, flow_info }).join(), /\/flow_info .*cancelUrl/);
  });

  test("misses a member that is required", () => {
    assert.match(validateChallenge({ component: "ak-stage-consent", token: "" }).join(), /permissions/);
  });

  test("refuses null where the schema has none, and takes it where it has", () => {
    assert.match(validateChallenge({ ...first, recovery_url: null }).join(), /\/recovery_url must be string/);
    assert.deepEqual(validateChallenge({ component: "ak-stage-authenticator-email", ...ada, email: null }), []);
  });

  test("looks into a challenge that is nested in another", () => {
    const source = { name: "Forge", challenge: { component: "xak-flow-redirect", too: "/" } };
    const problems = validateChallenge({
      component: "ak-stage-identification",
      user_fields: null,
      password_fields: false,
      flow_designation: "authentication",
      primary_action: "Log in",
      show_source_labels: false,
      sources: [source],
    });
    assert.deepEqual(
      problems.map((problem) => problem.replace(/ .*/, "")),
      ["/sources/0/challenge", "/sources/0/challenge"],
    );
  });

  test("takes a response with and without its component", () => {
    assert.deepEqual(validateResponse("ak-stage-password", { password: "analytical" }), []);
    assert.deepEqual(
      validateResponse("ak-stage-password", { component: "ak-stage-password", password: "analytical" }),
      [],
    );
  });

  test("refuses a response to another component than was asked", () => {
    const problems = validateResponse("ak-stage-dummy", { component: "ak-stage-email" });
    assert.deepEqual(problems, [`/component is "ak-stage-email", but ak-stage-dummy was asked`]);
    assert.deepEqual(validateResponse("ak-stage-flow-error", {}), ["There is no response to ak-stage-flow-error"]);
  });

  test("knows the brand and the configuration", () => {
    assert.match(validate("CurrentBrand", {}).join(), /branding_title/);
    assert.match(validate("Config", { capabilities: ["can_fly"] }).join(), /\/capabilities\/0/);
  });
});

describe("A departure of the server from its schema", () => {
  for (const { schema, member, mayBe, because } of departures) {
    test(`is still needed: ${schema}.${member} may be ${mayBe}, since ${because}`, () => {
      const property = published[schema]?.properties?.[member];
      const forbidden: Record<typeof mayBe, boolean> = {
        absent: isRequired(published[schema], member),
        null: property?.nullable !== true,
        partial: (property?.required?.length ?? 0) > 0,
      };
      assert.ok(forbidden[mayBe], "the schema allows it now: take it off the list");
    });
  }
});

function isRequired(schema: Schema | undefined, member: string): boolean {
  return schema?.required?.includes(member) ?? false;
}
