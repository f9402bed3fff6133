import assert from "node:assert/strict";
import { test } from "node:test";
import { challengeComponents, validateChallenge, validateResponse } from "../contract/openapi.js";
import { schemaNamed, variants } from "../contract/document.js";
import { blocks, place, read } from "./documents.js";

test("every snippet of JSON is what a server sends or takes, by its OpenAPI document", () => {
  const snippets = blocks("json");
  assert.ok(snippets.length > 2, "the snippets were found");
  for (const snippet of snippets) {
    const body = JSON.parse(snippet.text) as { component: string };
    const problems = snippet.note === "response" ? validateResponse(body.component, body) : validateChallenge(body);
    assert.deepEqual(problems, [], place(snippet));
  }
});

/** The rows of the table of components: the component, and what the last cell says of its response. */
const rows = [...read("docs/protocol.md").matchAll(/^\| `((?:xak|ak)-[\w-]+)` .*\|(.*)\|$/gm)].map(
  ([, component = "", response = ""]) => ({ component, response }),
);

test("the table of the protocol has every component of the OpenAPI document", () => {
  assert.deepEqual(rows.map(({ component }) => component).sort(), [...challengeComponents].sort());
});

test("the table of the protocol names the members of each response", () => {
  const responses = variants("FlowChallengeResponseRequest");
  let compared = 0;
  for (const { component, response } of rows) {
    const schema = responses.get(component);
    const members = schema ? Object.keys(schemaNamed(schema).properties ?? {}) : [];
    const named = [...response.matchAll(/`(\w+)`/g)].map(([, member = ""]) => member);
    // An administrator names the fields of a form; where the executor takes no response, the schema counts for nothing.
    if (response.includes("takes none") || component === "ak-stage-prompt") continue;
    compared++;
    assert.deepEqual(named.sort(), members.filter((member) => member !== "component").sort(), component);
  }
  assert.ok(compared > 10);
});
