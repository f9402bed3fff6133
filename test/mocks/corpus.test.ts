import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { exportFlows } from "../../mocks/blueprints/export.js";
import { BlueprintFailure } from "../../mocks/blueprints/failure.js";
import { importBlueprints, type Imported } from "../../mocks/blueprints/import.js";
import { reportOf } from "../../mocks/blueprints/report.js";
import { ada, directory, hashPassword } from "../../mocks/directory.js";
import { embeddedExecutor } from "../../mocks/executor/index.js";
import type { Flow } from "../../mocks/executor/flow.js";
import { choicesOf, judgeExpression, textOf } from "../../mocks/executor/policies/expression.js";
import { takeIn } from "../../mocks/executor/take-in.js";
import { demoWorld } from "../../mocks/world.js";
import { Visitor } from "../contract/visitor.js";
import { complaintsOf } from "./request-schemas.js";

const folder = new URL("corpus/", import.meta.url);
const { flows: existing } = demoWorld();
const account = { ...ada, isSuperuser: true, groups: ["authors"], passwordHash: await hashPassword("analytical", 2) };

/** What is said of a file, by title and line; the steps of each flow, and the first ones that a user meets. */
interface Expected {
  failure?: string;
  report?: readonly string[];
  flows?: Readonly<Record<string, string>>;
  walks?: Readonly<Record<string, string>>;
}

const expected = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8")) as Readonly<
  Record<string, Expected>
>;
const names = readdirSync(folder).filter((name) => name !== "expected.json");

async function outcome(name: string): Promise<Expected> {
  let imported: Imported;
  try {
    imported = importBlueprints([readFileSync(new URL(name, folder), "utf8")], { existing });
  } catch (error) {
    if (error instanceof BlueprintFailure) return { failure: error.message };
    throw error;
  }
  const { flows } = imported;
  const steps = flows.map(({ slug, title, bindings }) => [
    slug,
    [title, ...bindings.map(({ order, stage }) => `${order} ${stage.kind}`)].join(", "),
  ]);
  return {
    report: reportOf(imported).map(
      ({ title, lines }) => `${title}: ${lines.map(({ place }) => place?.line ?? "-").join(", ")}`,
    ),
    flows: Object.fromEntries(steps) as Record<string, string>,
    walks: Object.fromEntries(
      await Promise.all(flows.map(async ({ slug }) => [slug, await walk(imported, slug)])),
    ) as Record<string, string>,
  };
}

/** The components that a visitor meets who sends empty responses. */
async function walk(imported: Imported, slug: string): Promise<string> {
  const world = demoWorld({ directory: directory([account]) });
  await takeIn(imported, world);
  const visitor = new Visitor(embeddedExecutor(world), "/");
  const met: string[] = [];
  for (let challenge = await visitor.open(slug); met.length < 4; challenge = await visitor.post(slug, "{}")) {
    met.push(challenge.component);
    if (met.at(-1) === met.at(-2) || /redirect|denied|error/.test(challenge.component)) break;
  }
  assert.deepEqual(visitor.problems, [], slug);
  return met.join(", ");
}

test("each file of the corpus is told of, and plays, as is expected", async () => {
  assert.ok(names.length >= 60, `${names.length} files`);
  const outcomes = new Map(
    await Promise.all(names.map(async (name): Promise<[string, Expected]> => [name, await outcome(name)])),
  );
  for (const name of names) assert.deepEqual(outcomes.get(name), expected[name], name);
});

test("each flow of the corpus is the same after an export, and a server takes what is exported", () => {
  for (const name of names) {
    if (expected[name]?.failure !== undefined) continue;
    const { flows } = importBlueprints([readFileSync(new URL(name, folder), "utf8")], { existing });
    for (const flow of flows) {
      const text = exportFlows([flow]);
      const again = importBlueprints([text], { existing: existing.filter(({ slug }) => slug !== flow.slug) });
      const [same] = again.flows.filter(({ slug }) => slug === flow.slug);
      assert.equal(same && exportFlows([same]), text, name);
      assert.deepEqual(complaintsOf(text), [], name);
    }
  }
});

/** What the flows say in the server's language, each with whether it is understood. */
function expressionsOf(flows: readonly Flow[]): Map<string, boolean> {
  const world = demoWorld();
  const understood = new Map<string, boolean>();
  for (const flow of flows) {
    const circumstances = { world, flow, user: account, context: { pending_user: account.username } };
    const stages = flow.bindings.map(({ stage }) => stage);
    const fields = stages.flatMap((stage) => (stage.kind === "prompt" ? stage.fields : []));
    const policies = [flow, ...flow.bindings].flatMap(({ policies = [] }) => policies);
    for (const stage of stages) if (stage.kind === "prompt") policies.push(...(stage.validationPolicies ?? []));
    for (const policy of policies) {
      if (policy.kind !== "expression") continue;
      understood.set(policy.expression, judgeExpression(policy.expression, circumstances) !== undefined);
    }
    for (const { initialValue = "", initialValueExpression, placeholder = "", placeholderExpression } of fields) {
      const texts = [initialValueExpression ? initialValue : "", placeholderExpression ? placeholder : ""];
      for (const text of texts.filter(Boolean)) {
        understood.set(text, (textOf(text, circumstances) ?? choicesOf(text, circumstances)) !== undefined);
      }
    }
  }
  return understood;
}

test("the expressions of the corpus are evaluated, and the user is asked about those alone that are not understood", (test) => {
  const flows = names
    .filter((name) => expected[name]?.failure === undefined)
    .flatMap((name) => importBlueprints([readFileSync(new URL(name, folder), "utf8")], { existing }).flows);
  const expressions = expressionsOf([...flows, ...existing]);
  const asked = [...expressions].filter(([, isUnderstood]) => !isUnderstood).map(([expression]) => expression);
  test.diagnostic(`${expressions.size - asked.length} of ${expressions.size} are evaluated, ${asked.length} are asked`);
  assert.deepEqual(asked, ["with open(1) as f: return f"]);
});
