import type { UserDeleteStage } from "../flow-stages.js";
import { pendingUser } from "./pending-user.js";
import { accepted, denied, type StageKind } from "./stage.js";

/** Silent; a user who deletes their own account is signed out with it. */
export const userDelete: StageKind<UserDeleteStage> = {
  async run(context) {
    const { world, exchange, plan } = context;
    const user = pendingUser(context);
    if (!user) return denied("No Pending User.");
    if (exchange.user?.username === user.username) await exchange.signOut();
    world.directory.remove(user.username);
    delete plan.context.pending_user;
    return accepted;
  },
};
