import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { fixtures, ours } from "../../mocks/challenges/index.js";
import { disagreements, type Direction } from "./agreement.js";
import { variants } from "./document.js";
import { challengeComponents, responseComponents, validateChallenge } from "./openapi.js";
import { registeredStages, wireTypes } from "./types.js";

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

const challengeTypes = wireTypes("Challenges");
const responseTypes = wireTypes("Responses");
const isOfficial = (component: string) => !ours.some((one) => one === component);

describe("The types of the wire", () => {
  test("know every component that the server can send, and no other", () => {
    const known = [...challengeTypes.keys()].filter(isOfficial);
    expectSame(known, challengeComponents, {
      missing: "the official document has it: give it an entry in Wire (src/protocol/challenges.ts)",
      unknown: "the official document does not know it: if it is yours, add it to `ours` (mocks/challenges/index.ts)",
    });
  });

  test("know every response that the server takes, and no other", () => {
    const known = [...responseTypes.keys()].filter((component) => challengeComponents.includes(component));
    expectSame([...known, ...neverAnswered], responseComponents, {
      missing: "the server takes a response to it: say so in Wire (src/protocol/challenges.ts)",
      unknown: "the server takes no response to it: say Unanswered in Wire (src/protocol/challenges.ts)",
    });
  });

  test("have the members that the schemas of challenges have, and as certainly", () => {
    assert.deepEqual(allDisagreements(challengeTypes, "ChallengeTypes", "received"), []);
  });

  test("have the members that the schemas of responses have, and as certainly", () => {
    assert.deepEqual(allDisagreements(responseTypes, "FlowChallengeResponseRequest", "sent"), []);
  });
});

describe("Every component", () => {
  const components = [...challengeTypes.keys()];

  test("has a stage", () => {
    expectSame([...registeredStages().keys()], [...components, ...olderNames], {
      missing: "no stage shows it: give it a line in stages/registry.ts",
      unknown: "no entry of Wire (src/protocol/challenges.ts) has this name, for which there is a stage",
    });
  });

  test("has a fixture", () => {
    expectSame(
      fixtures.map(({ component }) => component),
      components,
      {
        missing: "no fixture shows it: give it one in mocks/challenges, and a line in mocks/challenges/index.ts",
        unknown: "no entry of Wire (src/protocol/challenges.ts) has this name, for which there is a fixture",
      },
    );
  });

  test("has a test of its own", () => {
    const files = readdirSync(new URL("../stages/", import.meta.url));
    const texts = files.map((file) => (file.endsWith(".ts") ? readFileSync(`test/stages/${file}`, "utf8") : ""));
    for (const component of components) {
      const isTested = texts.some(
        (text) => text.includes(`challenges/${fileName(component)}.js`) || text.includes(`"${component}"`),
      );
      assert.ok(
        isTested,
        `${component}: say what its stage shows and sends, in test/stages/${fileName(component)}.test.ts`,
      );
    }
  });

  test("has a stage file that is named after it", () => {
    for (const [component, file] of registeredStages())
      if (!olderNames.includes(component)) {
        const expected = `./${fileName(component)}.js`;
        assert.equal(file, expected, `stages/registry.ts: load ${component} from ${expected}, and name the file so`);
      }
  });

  test("has a fixture file that is named after it", () => {
    const files = readdirSync(new URL("../../mocks/challenges/", import.meta.url));
    for (const component of components) {
      const expected = `${fileName(component)}.ts`;
      assert.ok(files.includes(expected), `${component}: its fixture belongs in mocks/challenges/${expected}`);
    }
  });
});

describe("Every state of a fixture", () => {
  for (const { component, states } of fixtures) {
    test(`of ${component} is one that a server can send`, () => {
      const problems = Object.entries(states).flatMap(([state, challenge]) =>
        validateChallenge(challenge).map((problem) => `${state}: ${problem}`),
      );
      if (isOfficial(component)) assert.deepEqual(problems, []);
      for (const [state, challenge] of Object.entries(states)) assert.equal(challenge.component, component, state);
    });
  }
});

/** What a component that one of two lists lacks means, and what is to be done. */
interface Advice {
  missing: string;
  unknown: string;
}

/** Whether two lists name the same components; says of each that differs what is to be done. */
function expectSame(actual: readonly string[], expected: readonly string[], { missing, unknown }: Advice) {
  assert.deepEqual(
    [
      ...expected.filter((component) => !actual.includes(component)).map((component) => `${component}: ${missing}`),
      ...actual.filter((component) => !expected.includes(component)).map((component) => `${component}: ${unknown}`),
    ],
    [],
  );
}

/** Each disagreement once, however many challenges share the schema. */
function allDisagreements(ours: typeof challengeTypes, schemaName: string, direction: Direction): string[] {
  const all = [...variants(schemaName)].flatMap(([component, variant]) => {
    const type = ours.get(component);
    return type ? disagreements(type, variant, direction) : [];
  });
  return [...new Set(all)];
}

function fileName(component: string): string {
  return component.replace(/^(ak-stage-|ak-|xak-)/, "");
}
