import { pendingUserMembers } from "./pending-user.js";
import { accepted, refused, type StageKind } from "./stage.js";
import { readTexts } from "./texts.js";

/** Asks for consent to what the plan's context lists. */
export interface ConsentStage {
  kind: "consent";
  name: string;
}

/** Accepts the token of the latest rendering only (contract, section 4.12). */
export const consent: StageKind<ConsentStage> = {
  challenge(context) {
    const plan = context.plan.context;
    plan.consent_token = crypto.randomUUID();
    return {
      component: "ak-stage-consent",
      ...pendingUserMembers(context),
      ...(plan.consent_header === undefined ? {} : { header_text: plan.consent_header }),
      permissions: plan.consent_permissions ?? [],
      additional_permissions: plan.consent_additional_permissions ?? [],
      token: plan.consent_token,
    };
  },

  respond({ plan }, body) {
    const { errors, values } = readTexts(body, { token: {} });
    if (errors) return refused(errors);
    if (plan.context.consent_token !== undefined && values.token === plan.context.consent_token) return accepted;
    return refused({ token: [{ string: "Invalid consent token, re-showing prompt", code: "invalid" }] });
  },
};
