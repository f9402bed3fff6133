import { addDevice } from "../devices.js";
import type { AuthenticatorStaticStage } from "../flow-authenticators.js";
import { randomHex } from "../random.js";
import { pendingUser, pendingUserMembers } from "./pending-user.js";
import { accepted, type StageKind } from "./stage.js";

/** The codes survive reloads, and are valid only once they were acknowledged (contract, section 4.8). */
export const authenticatorStatic: StageKind<AuthenticatorStaticStage> = {
  run(context) {
    return pendingUser(context) ? undefined : accepted;
  },

  challenge(context) {
    const { plan, stage } = context;
    const { tokenCount = 6, tokenLength = 12 } = stage;
    const codes = (plan.context.static_codes ??= Array.from({ length: tokenCount }, () => randomHex(tokenLength)));
    return { component: "ak-stage-authenticator-static", ...pendingUserMembers(context), codes };
  },

  respond(context) {
    const { world, plan } = context;
    const codes = plan.context.static_codes ?? [];
    addDevice(world.authenticators, {
      deviceClass: "static",
      username: pendingUser(context)?.username ?? "",
      codes,
    });
    return accepted;
  },
};
