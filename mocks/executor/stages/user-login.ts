import type { ErrorDetail } from "../../../src/protocol/challenges.js";
import { seconds } from "../duration.js";
import type { UserLoginStage } from "../flow-stages.js";
import { randomHex } from "../random.js";
import { pendingUser, pendingUserMembers } from "./pending-user.js";
import { accepted, denied, refused, type Context, type Outcome, type StageKind } from "./stage.js";
import { isNull, missing } from "./texts.js";

const deviceCookie = "authentik_device";

/** Silent, unless there is a longer session to choose (contract, section 4.13). */
export const userLogin: StageKind<UserLoginStage> = {
  run(context) {
    return offset(context) > 0 ? undefined : signIn(context, false);
  },

  challenge(context) {
    return { component: "ak-stage-user-login", ...pendingUserMembers(context) };
  },

  respond(context, body) {
    const answer = readBoolean(body["remember_me"]);
    return typeof answer === "boolean" ? signIn(context, answer) : refused({ remember_me: [answer] });
  },
};

async function signIn(context: Context<UserLoginStage>, remember: boolean): Promise<Outcome> {
  const user = context.plan.context.pending_user === undefined ? undefined : pendingUser(context);
  const { exchange, plan } = context;
  if (!user?.isActive) {
    exchange.addMessage("error", user ? "User is not active, login will not work." : "No Pending user to login.");
    return denied();
  }
  const duration = seconds(context.stage.sessionDuration ?? "seconds=0") + (remember ? offset(context) : 0);
  const { networkBinding = "no_binding", geoipBinding = "no_binding" } = context.stage;
  const isBound = networkBinding !== "no_binding" || geoipBinding !== "no_binding";
  await exchange.signIn(user, duration || undefined, isBound);
  const known = seconds(context.stage.rememberDevice ?? "days=30");
  if (known > 0) exchange.setCookie(deviceCookie, randomHex(), known);
  // Sources say so themselves.
  if (!plan.context.is_sso) exchange.addMessage("success", "Successfully logged in!");
  return accepted;
}

function offset({ stage }: Context<UserLoginStage>): number {
  return seconds(stage.rememberMeOffset ?? "seconds=0");
}

function readBoolean(value: unknown): boolean | ErrorDetail {
  if (value === undefined) return missing;
  if (value === null) return isNull;
  const word = typeof value === "string" ? value.toLowerCase() : value;
  if ([true, 1, "true", "1", "on", "yes", "y", "t"].some((yes) => yes === word)) return true;
  if ([false, 0, "false", "0", "off", "no", "n", "f"].some((no) => no === word)) return false;
  return { string: "Must be a valid boolean.", code: "invalid" };
}
