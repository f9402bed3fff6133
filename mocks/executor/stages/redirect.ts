import type { RedirectStage } from "../flow-stages.js";
import { planFlow } from "../plan.js";
import { withQuery } from "../urls.js";
import { denied, left, type StageKind } from "./stage.js";

/** Leaves; in flow mode the session already has the plan of the other flow when the browser gets there. */
export const redirect: StageKind<RedirectStage> = {
  async run({ world, exchange, plan, stage }) {
    if (stage.mode === "static") return left(stage.targetStatic ?? world.base);
    const target = world.flows.find(({ slug }) => slug === stage.targetFlow);
    if (!target) throw new Error(`No flow ${stage.targetFlow ?? ""}`);
    const kept = (stage.keepContext ?? true) ? plan.context : {};
    const { plan: next, denial } = await planFlow(target, exchange, { ...kept, is_redirected: true });
    if (!next) return denied(denial);
    exchange.session.plan = next;
    return left(withQuery(`${world.base}if/flow/${target.slug}/`, exchange.query));
  },
};
