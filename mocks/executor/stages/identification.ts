import type { User } from "../../directory.js";
import { changeReputation } from "../policies/reputation.js";
import { loginSource } from "../sources/challenge.js";
import { withQuery } from "../urls.js";
import { newChallenge, requestOptions, verifyAssertion } from "../webauthn.js";
import { ceremony } from "./authenticator-validate.js";
import { type AuthenticatorValidateStage, type IdentificationStage } from "../flow-stages.js";
import { captchaOf, judgeToken } from "./captcha.js";
import { accepted, refused, type Body, type Context, type Outcome, type StageKind } from "./stage.js";
import { unmatched } from "./sent-code.js";
import { readTexts } from "./texts.js";

/** Looks accounts up, without telling more about them than the stage allows (contract, section 4.1). */
export const identification: StageKind<IdentificationStage> = {
  async run(context) {
    const { pending_user_identifier: hint, hint_tried } = context.plan.context;
    const { passwordStage, captchaStage } = context.stage;
    if (hint === undefined || hint_tried || passwordStage || captchaStage) return undefined;
    context.plan.context.hint_tried = true;
    const outcome = await identify(context, { uid_field: hint });
    return outcome.is === "accepted" ? outcome : undefined;
  },

  challenge(context) {
    const { world, exchange, flow, plan, stage } = context;
    if (stage.webauthnStage) plan.context.webauthn_challenge = newChallenge();
    const page = (slug: string) => withQuery(`${world.base}if/flow/${slug}/`, exchange.query);
    const { application, pending_user_identifier } = plan.context;
    return {
      component: "ak-stage-identification",
      user_fields: stage.userFields ?? [],
      pending_user_identifier: pending_user_identifier ?? null,
      password_fields: stage.passwordStage !== undefined,
      allow_show_password: stage.passwordStage?.allowShowPassword ?? false,
      flow_designation: flow.designation,
      captcha_stage: stage.captchaStage ? captchaOf(stage.captchaStage, world) : null,
      primary_action: flow.designation === "authentication" ? "Log in" : "Continue",
      sources: (stage.sources ?? [])
        .map((source) => ("kind" in source ? loginSource(source, exchange) : source))
        .sort((a, b) => a.name.localeCompare(b.name)),
      show_source_labels: stage.showSourceLabels ?? false,
      enable_remember_me: stage.enableRememberMe ?? false,
      passkey_challenge: stage.webauthnStage ? requestOptions(exchange, ceremony(plan, stage.webauthnStage)) : null,
      ...(application ? { application_pre: application.name } : {}),
      ...(application?.launch_url ? { application_pre_launch: application.launch_url } : {}),
      ...(stage.enrollmentFlow ? { enroll_url: page(stage.enrollmentFlow) } : {}),
      ...(stage.recoveryFlow ? { recovery_url: page(stage.recoveryFlow) } : {}),
      ...(stage.passwordlessFlow ? { passwordless_url: page(stage.passwordlessFlow) } : {}),
    };
  },

  respond: identify,
};

async function identify(context: Context<IdentificationStage>, body: Body): Promise<Outcome> {
  const { stage, plan, world } = context;
  const optional = { required: false, nullable: true, blank: true };
  const { errors, values } = readTexts(body, { uid_field: optional, password: optional, captcha_token: optional });
  if (errors) return refused(errors);
  if (stage.webauthnStage && isGiven(body["passkey"])) return passkey(context, stage.webauthnStage, body["passkey"]);
  const identifier = values.uid_field;
  if (!identifier) return unmatched("No identification data provided.");
  if (stage.captchaStage && judgeToken(world, stage.captchaStage, values.captcha_token)) return unknown;

  const user = world.directory.find(identifier, stage.userFields ?? [], stage.caseInsensitiveMatching ?? true);
  const isHidden = stage.showMatchedUser === false;
  remember(context, isHidden || !user ? identifier : undefined, user);
  if (stage.passwordStage) {
    const isRight = user?.isActive && (await world.directory.verify(user, values.password ?? ""));
    changeReputation(world, user?.username ?? identifier, isRight ? 1 : -1);
    if (isRight) plan.context.auth_method = "password";
    else forget(context, isHidden);
    return isRight ? accepted : unknown;
  }
  if (user || (stage.pretendUserExists ?? true)) return accepted;
  forget(context, isHidden);
  return unknown;
}

/** An empty object is no passkey. */
function isGiven(passkey: unknown): boolean {
  return Object.keys(Object(passkey) as object).length > 0;
}

async function passkey(
  context: Context<IdentificationStage>,
  stage: AuthenticatorValidateStage,
  assertion: unknown,
): Promise<Outcome> {
  const result = await verifyAssertion(context.exchange, ceremony(context.plan, stage), assertion);
  if ("rejection" in result) return unmatched(result.rejection);
  remember(context, undefined, context.world.directory.get(result.username));
  context.plan.context.auth_method = "auth_webauthn_pwl";
  return accepted;
}

function remember({ plan }: Context<IdentificationStage>, typed: string | undefined, user: User | undefined): void {
  delete plan.context.pending_user;
  delete plan.context.pending_user_identifier;
  if (user) plan.context.pending_user = user.username;
  if (typed !== undefined) plan.context.pending_user_identifier = typed;
}

/** After a refusal no user is pending. What was typed is kept, to be offered again, only where accounts are hidden. */
function forget({ plan }: Context<IdentificationStage>, isHidden: boolean): void {
  delete plan.context.pending_user;
  if (isHidden) plan.context.hint_tried = true;
  else delete plan.context.pending_user_identifier;
}

/** The same refusal whatever was wrong, so that the user does not learn which names have accounts. */
const unknown = unmatched("Failed to authenticate.");
