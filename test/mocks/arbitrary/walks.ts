import fc, { type Arbitrary } from "fast-check";
import type { Binding, Flow, PolicyBinding } from "../../../mocks/executor/flow.js";
import type { Stage } from "../../../mocks/executor/flow-stages.js";
import { flow } from "../browser.js";

/** Policies whose verdict a reader can tell: fixed, or about who it is. */
const policy: Arbitrary<PolicyBinding> = fc
  .tuple(
    fc.oneof(
      fc.boolean().map((passes) => ({ kind: "fixed" as const, name: "fixed", passes })),
      fc.constant({ kind: "user" as const, name: "ada" }),
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([policy, negate, enabled]) => ({ ...policy, negate, enabled }));

const text = { fieldKey: "text", label: "", type: "text" } as const;

const stage: Arbitrary<Stage> = fc.constantFrom<Stage>(
  { kind: "dummy", name: "" },
  { kind: "identification", name: "", userFields: ["username"] },
  { kind: "identification", name: "", userFields: ["username"] },
  { kind: "password", name: "" },
  { kind: "password", name: "" },
  { kind: "prompt", name: "", fields: [text] },
  { kind: "consent", name: "" },
  { kind: "user_login", name: "" },
  { kind: "user_login", name: "" },
  { kind: "user_logout", name: "" },
  { kind: "deny", name: "" },
);

const binding: Arbitrary<Binding> = fc
  .record({
    stage,
    order: fc.integer({ min: 0, max: 5 }),
    invalidResponseAction: fc.constantFrom("retry", "retry", "restart", "restart_with_context"),
    evaluateOnPlan: fc.boolean(),
    reEvaluatePolicies: fc.boolean(),
    policies: fc.oneof(fc.constant([]), fc.array(policy, { maxLength: 2 })),
    policyEngineMode: fc.constantFrom("any", "all"),
  })
  .map((binding) => binding as Binding); // literals that the library widens

/** Most flows begin with a question, which others go on from. */
const bindings = fc
  .tuple(fc.array(binding, { maxLength: 5 }), fc.constantFrom("identification", "dummy", undefined))
  .map(([bindings, first]): readonly Binding[] => {
    if (first === undefined) return bindings;
    const stage: Stage =
      first === "dummy" ? { kind: first, name: "" } : { kind: "identification", name: "", userFields: ["username"] };
    return [{ order: -1, stage }, ...bindings];
  });

/** Three flows whose stages have names of their own. */
export const walkableFlows: Arbitrary<readonly Flow[]> = fc
  .tuple(bindings, bindings, bindings)
  .chain((all) => fc.tuple(...all.map((bindings, at) => walkable(`flow-${at}`, bindings))));

function walkable(slug: string, bindings: readonly Binding[]): Arbitrary<Flow> {
  const named = bindings.map((it, at) => ({ ...it, stage: { ...it.stage, name: `${slug} ${at} ${it.stage.kind}` } }));
  return fc
    .constantFrom(
      "none" as const,
      "none" as const,
      "require_authenticated" as const,
      "require_unauthenticated" as const,
    )
    .map((authentication) => flow({ slug, authentication, bindings: named }));
}
