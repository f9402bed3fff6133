import { html, nothing, type TemplateResult } from "lit";
import type { Playground } from "../playground.js";
import { panel } from "./panel.js";

/** What has been done of a flow, what is due, and what stages have left for one another. */
export function plan({ inspection }: Playground): TemplateResult {
  return panel({ title: "Plan", content: inspection ? steps(inspection) : html`<p>No flow has been begun.</p>` });
}

function steps({ plans, current_plan, is_completed }: NonNullable<Playground["inspection"]>) {
  const { current_stage, next_planned_stage, plan_context } = current_plan;
  const done = plans.map((plan) => named(plan.current_stage));
  const ahead = is_completed ? [] : [named(next_planned_stage)].filter(Boolean);
  return html`
    <ol class="steps">
      ${done.map((name) => html`<li>${name} <small>done</small></li>`)}
      ${is_completed ? nothing : html`<li aria-current="step"><strong>${named(current_stage)}</strong></li>`}
      ${ahead.map((name) => html`<li>${name} <small>next</small></li>`)}
    </ol>
    ${is_completed ? html`<p>The flow is over.</p>` : nothing}
    <dl>
      ${Object.entries(plan_context).map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${typeof value === "string" ? value : JSON.stringify(value)}</dd>`,
      )}
    </dl>
  `;
}

type Shown = NonNullable<Playground["inspection"]>["current_plan"]["current_stage"];

function named(binding: Shown): string {
  return "stage_obj" in binding ? `${binding.stage_obj.name} (${binding.stage_obj.verbose_name})` : "";
}
