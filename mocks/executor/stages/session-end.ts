import type { SessionEndStage } from "../flow-appended.js";
import { pendingUser, pendingUserMembers } from "./pending-user.js";
import { sent, type StageKind } from "./stage.js";

/** Has nothing to submit; if no user is signed in, it leaves at once (contract, section 4.23). */
export const sessionEnd: StageKind<SessionEndStage> = {
  run({ world, exchange }) {
    return exchange.user ? undefined : sent(world, world.base);
  },

  challenge(context) {
    const { world, exchange, plan } = context;
    const { application } = plan.context;
    const invalidation = world.brand.flow_invalidation;
    return {
      component: "ak-stage-session-end",
      ...pendingUserMembers(context),
      brand_name: world.brand.branding_title,
      ...(application ? { application_name: application.name } : {}),
      ...(application ? { application_launch_url: application.launch_url ?? null } : {}),
      ...(invalidation ? { invalidation_flow_url: `${world.base}if/flow/${invalidation}/` } : {}),
      ...(pendingUser(context)?.isInternal ? { overview_url: `${exchange.url.origin}${world.base}` } : {}),
    };
  },
};
