import type { ConsentPermission } from "../../../src/protocol/challenges.js";
import { seconds } from "../duration.js";
import type { ConsentStage } from "../flow-stages.js";
import type { Consent } from "../world.js";
import { pendingUser, pendingUserMembers } from "./pending-user.js";
import { accepted, refused, type Context, type StageKind } from "./stage.js";
import { readTexts } from "./texts.js";

/** Accepts the token of the latest rendering only, and asks for nothing that was given (contract, section 4.12). */
export const consent: StageKind<ConsentStage> = {
  run(context) {
    const given = givenConsent(context);
    return given && permissionsOf(context).every(({ id }) => given.permissions.includes(id)) ? accepted : undefined;
  },

  challenge(context) {
    const plan = context.plan.context;
    plan.consent_token = crypto.randomUUID();
    const given = givenConsent(context)?.permissions;
    const isGiven = ({ id }: ConsentPermission) => given?.includes(id) ?? true;
    const asked = permissionsOf(context);
    return {
      component: "ak-stage-consent",
      ...pendingUserMembers(context),
      ...(plan.consent_header === undefined ? {} : { header_text: plan.consent_header }),
      permissions: asked.filter(isGiven),
      additional_permissions: [
        ...asked.filter((permission) => !isGiven(permission)),
        ...(plan.consent_additional_permissions ?? []),
      ],
      token: plan.consent_token,
    };
  },

  respond(context, body) {
    const { errors, values } = readTexts(body, { token: {} });
    if (errors) return refused(errors);
    const { consent_token } = context.plan.context;
    if (consent_token === undefined || values.token !== consent_token) {
      return refused({ token: [{ string: "Invalid consent token, re-showing prompt", code: "invalid" }] });
    }
    remember(context);
    return accepted;
  },
};

function permissionsOf({ plan }: Context<ConsentStage>): readonly ConsentPermission[] {
  return plan.context.consent_permissions ?? [];
}

/** Only an account can have consented, and only to an application. */
function givenConsent(context: Context<ConsentStage>): Consent | undefined {
  const { world, plan, stage } = context;
  if (stage.mode === "always_require") return undefined;
  return world.consents.find(
    ({ username, application, expires }) =>
      username === pendingUser(context)?.username &&
      application === plan.context.application?.name &&
      expires > world.clock(),
  );
}

function remember(context: Context<ConsentStage>): void {
  const { world, plan, stage } = context;
  const username = pendingUser(context)?.username;
  const application = plan.context.application?.name;
  const { mode = "expiring", consentExpireIn = "weeks=4" } = stage;
  if (mode === "always_require" || username === undefined || application === undefined) return;
  const expires = mode === "permanent" ? Infinity : world.clock() + seconds(consentExpireIn) * 1000;
  const others = world.consents.filter((it) => it.username !== username || it.application !== application);
  const permissions = permissionsOf(context).map(({ id }) => id);
  world.consents = [...others, { username, application, permissions, expires }];
}
