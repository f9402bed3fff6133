import { refused, sent, shown, type StageKind } from "./stage.js";
import { withQuery } from "../urls.js";
import { readTexts } from "./texts.js";
import type { DeviceCodeFinishStage } from "../flow-appended.js";
import type { DeviceCodeStage } from "../flow-appended.js";

/** Takes nine digits as text: a leading zero counts (contract, section 4.24). No error of the field tells of another. */
export const deviceCode: StageKind<DeviceCodeStage> = {
  challenge: () => ({ component: "ak-provider-oauth2-device-code" }),

  respond({ world, exchange, stage }, body) {
    const { errors, values } = readTexts(body, { code: {} });
    if (errors) return refused(errors);
    if (values.code !== stage.code) return shown({ component: "xak-flow-shell", body: WRONG });
    exchange.session.plan = undefined;
    return sent(world, withQuery(`${world.base}if/flow/${stage.targetFlow}/`, [["query", exchange.query.toString()]]));
  },
};

/** Its schema has a response that the server does not take: the reply to one is a flow error (contract, section 4.24). */
export const deviceCodeFinish: StageKind<DeviceCodeFinishStage> = {
  challenge: () => ({ component: "ak-provider-oauth2-device-code-finish" }),
};

/** A view judges the code, and says on a page of its own that it was wrong. */
const WRONG = `<!DOCTYPE html>
<html lang="en">
  <head><title>Permission denied</title></head>
  <body>
    <header><img src="/static/dist/assets/icons/icon_left_brand.svg" alt="authentik"></header>
    <main>
      <h1>Permission denied</h1>
      <p>There is no device that waits for this code.</p>
      <a href="/">Go home</a>
    </main>
  </body>
</html>`;
