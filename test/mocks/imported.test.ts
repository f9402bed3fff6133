import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../seeded.js";
import { exportFlows } from "../../mocks/blueprints/export.js";
import { importBlueprints } from "../../mocks/blueprints/import.js";
import { ada as account, directory, hashPassword } from "../../mocks/directory.js";
import { embeddedExecutor } from "../../mocks/executor/index.js";
import { demoWorld } from "../../mocks/world.js";
import { ada, hastyAda, stranger, vandal } from "../contract/people.js";
import { Visitor } from "../contract/visitor.js";
import { exportableFlow } from "./arbitrary/flows.js";

const user = { ...account, passwordHash: await hashPassword("analytical", 2) };

test("every imported flow gets replies as a server gives them", async () => {
  await fc.assert(
    fc.asyncProperty(exportableFlow, fc.constantFrom(ada, hastyAda, stranger, vandal), async (flow, person) => {
      const { flows } = importBlueprints([exportFlows([flow])], { existing: demoWorld().flows });
      const world = demoWorld({ flows, directory: directory([user]), ask: ({ failureResult }) => failureResult });
      const visitor = new Visitor(embeddedExecutor(world), "/");
      let challenge = await visitor.open(flow.slug);
      for (let attempt = 1; attempt <= 8; attempt++) {
        const answer = person(challenge, attempt);
        if (answer === undefined) break;
        if (typeof answer === "string") challenge = await visitor.post(flow.slug, answer);
        else challenge = await visitor.respond(flow.slug, challenge, answer);
      }
      assert.deepEqual(visitor.problems, []);
    }),
    { numRuns: 200 },
  );
});
