import { withQuery } from "../urls.js";
import { randomHex } from "../random.js";
import { rejected, sent, shown, type StageKind } from "./stage.js";
import type { OAuthResponseStage } from "../flow-appended.js";

/** Leaves for good, and yet the redirect is no final one (contract, sections 1.4 and 4.18). */
export const oauthResponse: StageKind<OAuthResponseStage> = {
  run({ world, exchange, plan, stage }) {
    const { redirectUri, responseMode = "query", state } = stage;
    if (responseMode === "form_post" && exchange.request.method === "POST") return rejected;
    exchange.session.plan = undefined;
    const attrs = { code: randomHex(), ...(state === undefined ? {} : { state }) };
    if (responseMode === "query") return sent(world, withQuery(redirectUri, Object.entries(attrs)));
    const title = `Redirecting to ${plan.context.application?.name ?? "the application"}...`;
    return shown({ component: "ak-stage-autosubmit", url: redirectUri, attrs, title });
  },
};
