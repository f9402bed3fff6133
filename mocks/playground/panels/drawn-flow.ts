import { html, nothing, type TemplateResult } from "lit";
import type { Binding, Flow } from "../../executor/flow.js";
import type { PolicyBinding } from "../../executor/policies/policy.js";
import { keyOf, stageKey, verboseName } from "../../executor/stages/model.js";
import type { Playground } from "../playground.js";
import { panel } from "./panel.js";

/** Where a stage of a flow stands while the flow is played. */
type Standing = "done" | "current" | "skipped" | "";

/** The stages of the flow at an address in their order, the policies that decide on them, and which one is shown. */
export function drawnFlow(playground: Playground, path: string): TemplateResult {
  const slug = /^if\/flow\/([^/?#]+)/.exec(path)?.[1];
  const flow = playground.world.flows.find((flow) => flow.slug === slug);
  return panel({
    title: "Flow",
    isOpen: true,
    content: flow ? drawn(flow, playground) : html`<p>This page is not that of a flow.</p>`,
  });
}

function drawn(flow: Flow, playground: Playground) {
  const bindings = [...flow.bindings].sort((a, b) => a.order - b.order);
  const standings = standingsOf(flow, bindings, playground);
  return html`
    <p>${flow.name || flow.slug}</p>
    ${flow.policies?.length ? gates(flow.policies) : nothing}
    ${bindings.length ? nothing : html`<p>This flow has no stages.</p>`}
    <ol class="drawn">
      ${bindings.map((binding, at) => step(binding, standings[at] ?? ""))}
    </ol>
    ${context(playground)}
  `;
}

function step({ stage, policies }: Binding, standing: Standing) {
  return html`<li data-standing=${standing} aria-current=${standing === "current" ? "step" : nothing}>
    <span>${stage.name} (${verboseName(stage.kind)})</span>
    ${standing && standing !== "current" ? html`<small>${standing}</small>` : nothing}
    ${policies?.length ? gates(policies) : nothing}
  </li>`;
}

function gates(policies: readonly PolicyBinding[]) {
  return html`<small
    >${policies.map(
      ({ name, negate, enabled }, at) =>
        html`${at ? ", " : "If "}${negate ? "not " : nothing}${name}${enabled === false ? " (off)" : nothing}`,
    )}</small
  >`;
}

/** What has become of each stage: those before the present one that the history does not have were skipped. */
function standingsOf({ slug }: Flow, bindings: readonly Binding[], { session, inspection }: Playground): Standing[] {
  const plan = session?.plan ?? session?.history?.at(-1);
  if (plan?.flow !== slug || !inspection) return bindings.map(() => "");
  const keys = bindings.map(({ stage, order }) => keyOf("binding", slug, stageKey(stage), String(order)));
  const { current_plan, is_completed, plans } = inspection;
  const done = new Set(plans.map(({ current_stage }) => keyIn(current_stage)));
  const current = is_completed ? keys.length : keys.indexOf(keyIn(current_plan.current_stage));
  return keys.map((key, at) => (at === current ? "current" : at > current ? "" : done.has(key) ? "done" : "skipped"));
}

type Shown = NonNullable<Playground["inspection"]>["current_plan"]["current_stage"];

function keyIn(binding: Shown): string {
  return "pk" in binding ? binding.pk : "";
}

/** What stages have left for one another. */
function context({ inspection }: Playground) {
  const entries = Object.entries(inspection?.current_plan.plan_context ?? {});
  if (!entries.length) return nothing;
  return html`<details>
    <summary>What the plan holds</summary>
    <dl>
      ${entries.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${typeof value === "string" ? value : (usernameIn(value) ?? JSON.stringify(value))}</dd>`,
      )}
    </dl>
  </details>`;
}

/** An account of the plan is shown by its name. */
function usernameIn(value: unknown): string | undefined {
  const username = (value as { username?: unknown } | null)?.username;
  return typeof username === "string" ? username : undefined;
}
