import type { AutosubmitStage } from "../flow-appended.js";
import { rejected, type StageKind } from "./stage.js";

/** The plan is over when the form is shown: a reload starts anew (contract, section 4.18). */
export const autosubmit: StageKind<AutosubmitStage> = {
  challenge({ world, exchange, plan, stage }) {
    const application = plan.context.application?.name ?? "the application";
    exchange.session.plan = undefined;
    return {
      component: "ak-stage-autosubmit",
      url: `${world.base}demo/posted/`,
      attrs: stage.attrs,
      title: `Redirecting to ${application}...`,
    };
  },

  respond: () => rejected,
};
