import { accepted, denied, refused, type StageKind } from "./stage.js";
import { changeReputation } from "../policies/reputation.js";
import { pendingUser, pendingUserMembers } from "./pending-user.js";
import { readTexts } from "./texts.js";
import type { PasswordStage } from "../flow-stages.js";

/** Compares passwords as they are typed, outer spaces included (contract, section 4.2). */
export const password: StageKind<PasswordStage> = {
  challenge(context) {
    const { world, exchange, stage } = context;
    const recovery = world.brand.flow_recovery;
    return {
      component: "ak-stage-password",
      ...pendingUserMembers(context),
      allow_show_password: stage.allowShowPassword ?? false,
      ...(recovery ? { recovery_url: `${exchange.url.origin}${world.base}if/flow/${recovery}/` } : {}),
    };
  },

  async respond(context, body) {
    const { errors, values } = readTexts(body, { password: { trim: false } });
    if (errors) return refused(errors);
    const user = pendingUser(context);
    const plan = context.plan.context;
    const identifier = user?.username ?? plan.pending_user_identifier ?? "";
    const isRight = user && (await context.world.directory.verify(user, values.password ?? ""));
    if (isRight && !user.isActive) return denied();
    if (isRight) {
      plan.auth_method = "password";
      changeReputation(context.world, identifier, 1);
      return accepted;
    }
    // It counts what the identifier did in other plans too, and never gets to more than what a score can hold.
    const score = changeReputation(context.world, identifier, -1);
    if (score <= -(context.stage.failedAttemptsBeforeCancel ?? 5)) return denied("Invalid password");
    return refused({ password: [{ string: "Invalid password", code: "invalid" }] });
  },
};
