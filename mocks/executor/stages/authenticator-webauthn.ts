import { creationOptions, newChallenge, verifyRegistration, type Registration } from "../webauthn.js";
import type { AuthenticatorWebAuthnStage } from "../flow-authenticators.js";
import { pendingUser, pendingUserMembers } from "./pending-user.js";
import { accepted, denied, refused, type Context, type StageKind } from "./stage.js";
import { missing } from "./texts.js";

/** Each answer gets a new challenge (contract, section 4.6). */
export const authenticatorWebauthn: StageKind<AuthenticatorWebAuthnStage> = {
  run(context) {
    return pendingUser(context) ? undefined : denied("No user to set up a passkey for.");
  },

  challenge(context) {
    const user = pendingUser(context);
    if (!user) throw new Error("Nobody is pending.");
    context.plan.context.webauthn_challenge = newChallenge();
    return {
      component: "ak-stage-authenticator-webauthn",
      ...pendingUserMembers(context),
      registration: creationOptions(context.exchange, ceremony(context), user),
    };
  },

  async respond(context, body) {
    const plan = context.plan.context;
    const user = pendingUser(context);
    const answer = body["response"];
    if (!user || typeof answer !== "object" || answer === null) return refused({ response: [missing] });
    const result = await verifyRegistration(context.exchange, ceremony(context), user, answer);
    if (!("rejection" in result)) return accepted;
    plan.webauthn_attempts = (plan.webauthn_attempts ?? 0) + 1;
    const { maxAttempts } = context.stage;
    if (maxAttempts && plan.webauthn_attempts >= maxAttempts)
      return denied("Exceeded maximum attempts. Contact your authentik administrator for help.");
    return refused({ response: [{ string: result.rejection, code: "invalid" }] });
  },
};

function ceremony({ plan, stage }: Context<AuthenticatorWebAuthnStage>): Registration {
  return {
    challenge: plan.context.webauthn_challenge ?? "",
    userVerification: stage.userVerification,
    residentKey: stage.residentKeyRequirement,
    attachment: stage.authenticatorAttachment,
    hints: stage.hints,
    deviceTypes: stage.deviceTypeRestrictions,
  };
}
