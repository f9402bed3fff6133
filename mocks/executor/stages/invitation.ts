import type { InvitationStage } from "../flow-stages.js";
import { accepted, denied, type StageKind } from "./stage.js";

/** Silent: takes the key from the query of the page (contract, sections 1.2 and 5). */
export const invitation: StageKind<InvitationStage> = {
  run({ world, exchange, flow, plan, stage }) {
    const key = exchange.query.get("itoken") ?? exchange.query.get("token") ?? "";
    const found = world.invitations.get(key);
    if (!found || (found.flow !== undefined && found.flow !== flow.slug)) {
      return stage.continueFlowWithoutInvitation ? accepted : denied("Invalid invite/invite not found");
    }
    plan.context.invitation = found.name;
    plan.context.prompt_data = { ...plan.context.prompt_data, ...found.data };
    if (found.singleUse) world.invitations.delete(key);
    return accepted;
  },
};
