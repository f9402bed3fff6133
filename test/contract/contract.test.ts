import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { fixtures } from "../../mocks/challenges/index.js";
import { disagreements, type Direction } from "./agreement.js";
import { variants } from "./document.js";
import { challengeComponents, responseComponents, validateChallenge } from "./openapi.js";
import { registeredStages, wireTypes } from "./types.js";

/** Components that have neither a stage nor a fixture yet. Whoever builds one takes it off. */
const stillToCome: readonly string[] = [];

/** What older servers call components that have a stage. */
const olderNames = ["ak-flow-sources-oauth-apple", "ak-flow-sources-plex", "xak-flow-error"];

/** Components whose response has a schema that no server code wants: the browser leaves, or is done (contract, 3). */
const neverAnswered = [
  "ak-provider-oauth2-device-code-finish",
  "ak-source-oauth-apple",
  "ak-source-plex",
  "ak-stage-autosubmit",
  "xak-flow-redirect",
];

const ourChallenges = wireTypes("Challenges");
const ourResponses = wireTypes("Responses");

describe("The types of the wire", () => {
  test("know every component that the server can send, and no other", () => {
    assert.deepEqual([...ourChallenges.keys()].sort(), challengeComponents.toSorted());
  });

  test("know every response that the server takes, and no other", () => {
    assert.deepEqual([...ourResponses.keys(), ...neverAnswered].sort(), responseComponents.toSorted());
  });

  test("have the members that the schemas of challenges have, and as certainly", () => {
    assert.deepEqual(allDisagreements(ourChallenges, "ChallengeTypes", "received"), []);
  });

  test("have the members that the schemas of responses have, and as certainly", () => {
    assert.deepEqual(allDisagreements(ourResponses, "FlowChallengeResponseRequest", "sent"), []);
  });
});

describe("Every component, except those still to come,", () => {
  const built = challengeComponents.filter((component) => !stillToCome.includes(component)).sort();

  test("has a stage", () => {
    assert.deepEqual([...registeredStages().keys()].sort(), [...built, ...olderNames].sort());
  });

  test("has a fixture", () => {
    assert.deepEqual(fixtures.map(({ component }) => component).sort(), built);
  });

  test("has a stage file that is named after it", () => {
    for (const [component, file] of registeredStages())
      if (!olderNames.includes(component)) assert.equal(file, `./${fileName(component)}.js`);
  });

  test("has a fixture file that is named after it", () => {
    const files = readdirSync(new URL("../../mocks/challenges/", import.meta.url));
    for (const component of built) assert.ok(files.includes(`${fileName(component)}.ts`), `${component} has no file`);
  });
});

describe("Every state of a fixture", () => {
  for (const { component, states } of fixtures) {
    test(`of ${component} is one that a server can send`, () => {
      const problems = Object.entries(states).flatMap(([state, challenge]) =>
        validateChallenge(challenge).map((problem) => `${state}: ${problem}`),
      );
      assert.deepEqual(problems, []);
      for (const [state, challenge] of Object.entries(states)) assert.equal(challenge.component, component, state);
    });
  }
});

/** Each disagreement once, however many challenges share the schema. */
function allDisagreements(ours: typeof ourChallenges, schemaName: string, direction: Direction): string[] {
  const all = [...variants(schemaName)].flatMap(([component, variant]) => {
    const type = ours.get(component);
    return type ? disagreements(type, variant, direction) : [];
  });
  return [...new Set(all)];
}

function fileName(component: string): string {
  return component.replace(/^(ak-stage-|ak-|xak-)/, "");
}
