import { addDevice } from "../devices.js";
import type { AuthenticatorSMSStage } from "../flow-authenticators.js";
import { pendingUser, pendingUserMembers } from "./pending-user.js";
import { isCode, makeCode, sendCode, unmatched } from "./sent-code.js";
import { accepted, refused, type StageKind } from "./stage.js";
import { readTexts } from "./texts.js";

/** Keeps whatever number was given, and never makes a second code (contract, section 4.9). */
export const authenticatorSms: StageKind<AuthenticatorSMSStage> = {
  run(context) {
    makeCode(context, context.plan.context.prompt_data?.["phone"] ?? pendingUser(context)?.phone);
    return undefined;
  },

  challenge(context) {
    const phone_number_required = context.plan.context.sent_code?.to === undefined;
    return { component: "ak-stage-authenticator-sms", ...pendingUserMembers(context), phone_number_required };
  },

  respond(context, body) {
    const { world, plan, stage } = context;
    const { errors, values } = readTexts(body, { code: { required: false }, phone_number: { required: false } });
    if (errors) return refused(errors);
    const { code, phone_number } = values;
    // Only a code goes to what is known already.
    const phone = phone_number ?? (code === undefined ? undefined : plan.context.sent_code?.to);
    if (phone === undefined) return unmatched("phone_number required");
    if (code === undefined) {
      const taken = world.authenticators.devices.some(
        (it) => it.deviceClass === "sms" && it.stage === stage.name && it.phone === phone,
      );
      return sendCode(context, phone, taken ? "Invalid phone number" : undefined);
    }
    if (!isCode(context, code, "minutes=5")) return unmatched("Code does not match");
    const username = pendingUser(context)?.username ?? "";
    addDevice(world.authenticators, { deviceClass: "sms", username, phone, stage: stage.name });
    return accepted;
  },
};
