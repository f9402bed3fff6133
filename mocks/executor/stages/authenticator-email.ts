import { addDevice, masked, type Device } from "../devices.js";
import type { AuthenticatorEmailStage } from "../flow-authenticators.js";
import { pendingUser, pendingUserMembers } from "./pending-user.js";
import { isCode, makeCode, sendCode, unmatched } from "./sent-code.js";
import { accepted, denied, refused, type StageKind } from "./stage.js";
import { readTexts } from "./texts.js";

/** Keeps whatever address was given, and fails for good at one that cannot be masked (contract, section 4.9). */
export const authenticatorEmail: StageKind<AuthenticatorEmailStage> = {
  run(context) {
    const user = pendingUser(context);
    const { devices } = context.world.authenticators;
    const isMine = (it: Device) =>
      it.deviceClass === "email" && it.stage === context.stage.name && it.username === user?.username;
    if (devices.some(isMine)) return denied("The user already has an email address registered for MFA.");
    makeCode(context, context.plan.context.prompt_data?.["email"] ?? user?.email);
    return undefined;
  },

  challenge(context) {
    const to = context.plan.context.sent_code?.to;
    return {
      component: "ak-stage-authenticator-email",
      ...pendingUserMembers(context),
      email: to === undefined ? null : masked(to),
      email_required: to === undefined,
    };
  },

  respond(context, body) {
    const { world, plan, stage } = context;
    const { errors, values } = readTexts(body, { code: { required: false }, email: { required: false } });
    if (errors) return refused(errors);
    const { code, email } = values;
    // Only a code goes to what is known already.
    const to = email ?? (code === undefined ? undefined : plan.context.sent_code?.to);
    if (to === undefined) return unmatched("email required");
    if (code === undefined) {
      const taken = world.authenticators.devices.some(
        (it) => it.deviceClass === "email" && it.stage === stage.name && it.email === to,
      );
      return sendCode(context, to, taken ? "Invalid email" : undefined);
    }
    if (!isCode(context, code, stage.tokenExpiry ?? "minutes=30")) return unmatched("Code does not match");
    const username = pendingUser(context)?.username ?? "";
    addDevice(world.authenticators, { deviceClass: "email", username, email: to, stage: stage.name });
    return accepted;
  },
};
