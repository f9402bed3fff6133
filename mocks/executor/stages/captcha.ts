import type { CaptchaChallenge, ErrorDetail } from "../../../src/protocol/challenges.js";
import type { CaptchaStage } from "../flow-stages.js";
import type { CaptchaProvider, World } from "../world.js";
import { noAvatar, pendingUserMembers } from "./pending-user.js";
import { accepted, refused, type StageKind } from "./stage.js";
import { readTexts } from "./texts.js";

/** Takes every token once, but those of robots (contract, section 4.3). */
export const captcha: StageKind<CaptchaStage> = {
  challenge(context) {
    return { ...captchaOf(context.stage, context.world), ...pendingUserMembers(context) };
  },

  respond({ world, stage }, body) {
    const { errors, values } = readTexts(body, { token: {} });
    if (errors) return refused(errors);
    const reason = judgeToken(world, stage, values.token);
    return reason ? refused({ token: [reason] }) : accepted;
  },
};

/** What a widget needs to know. It names no user, since it may stand inside another challenge. */
export function captchaOf({ publicKey, jsUrl, interactive }: CaptchaStage, world: World): CaptchaChallenge {
  return {
    component: "ak-stage-captcha",
    pending_user: "",
    pending_user_avatar: noAvatar(world),
    site_key: publicKey,
    js_url: world.captchaScript ?? jsUrl,
    interactive: interactive ?? false,
  };
}

/** Why a token is not taken. It is used up either way. */
export function judgeToken({ judgeCaptcha }: World, stage: CaptchaStage, token = ""): ErrorDetail | undefined {
  const verdict = judgeCaptcha(token);
  if (!verdict) return { string: "Failed to validate token", code: "invalid" };
  const { scoreMinThreshold: least = 0.5, scoreMaxThreshold: most = 1, errorOnInvalidScore = true } = stage;
  const { isHuman, isStale = false, score = most } = verdict;
  if (!errorOnInvalidScore || (isHuman && score >= least && score <= most)) return undefined;
  const advice = isStale ? ". Retrying may solve this issue." : "";
  return { string: `Invalid captcha response${advice}`, code: "invalid" };
}

/** What Turnstile gives for the keys that are meant for tests, always. */
const DUMMY = "XXXX.DUMMY.TOKEN.XXXX";

/** In the place of a provider: a token that begins with `robot` is one of a robot. */
export function captchaProvider(): CaptchaProvider {
  const used = new Set(["", "old"]);
  return (token) => {
    const isStale = used.has(token);
    if (token !== DUMMY) used.add(token);
    return { isHuman: !isStale && !token.startsWith("robot"), isStale };
  };
}
