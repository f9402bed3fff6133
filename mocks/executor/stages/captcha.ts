import type { CaptchaChallenge, ErrorDetail } from "../../../src/protocol/challenges.js";
import type { PlanContext } from "../flow.js";
import { pendingUserMembers } from "./pending-user.js";
import { accepted, refused, type StageKind } from "./stage.js";
import { readTexts } from "./texts.js";

/** Asks for proof of a human. */
export interface CaptchaStage {
  kind: "captcha";
  name: string;
  publicKey: string;
  jsUrl: string;
  interactive?: boolean;
}

/** Takes every token once, but those of robots (contract, section 4.3). */
export const captcha: StageKind<CaptchaStage> = {
  challenge(context) {
    return { ...captchaOf(context.stage), ...pendingUserMembers(context) };
  },

  respond({ plan }, body) {
    const { errors, values } = readTexts(body, { token: {} });
    if (errors) return refused(errors);
    const reason = judgeToken(plan.context, values.token);
    return reason ? refused({ token: [reason] }) : accepted;
  },
};

/** What a widget needs to know; about nobody, as it stands inside of another challenge. */
export function captchaOf({ publicKey, jsUrl, interactive }: CaptchaStage): CaptchaChallenge {
  return {
    component: "ak-stage-captcha",
    pending_user: "",
    pending_user_avatar: "",
    site_key: publicKey,
    js_url: jsUrl,
    interactive: interactive ?? false,
  };
}

/** What Turnstile gives for the keys that are meant for tests, always. */
const DUMMY = "XXXX.DUMMY.TOKEN.XXXX";

/** Why a token is not taken. It is used up either way. */
export function judgeToken(plan: PlanContext, token = ""): ErrorDetail | undefined {
  const used = plan.captcha_tokens ?? [];
  plan.captcha_tokens = [...used, token];
  if (token.startsWith("robot")) return { string: "Invalid captcha response", code: "invalid" };
  if (token && token !== "old" && (token === DUMMY || !used.includes(token))) return undefined;
  return { string: "Invalid captcha response. Retrying may solve this issue.", code: "invalid" };
}
