import type { TelegramLoginChallenge } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, refusal, type Fixture } from "./fixture.js";

const first = {
  component: "ak-source-telegram",
  flow_info: { ...flowInfo, title: "Pre-authentication" },
  bot_username: "example_login_bot",
  request_message_access: false,
} satisfies TelegramLoginChallenge;

/** Signs in with Telegram. */
export default {
  component: "ak-source-telegram",
  states: {
    first,
    withMessages: { ...first, request_message_access: true },
    tooOld: { ...first, response_errors: refusal("auth_date", "Authentication date is too old") },
    badHash: { ...first, response_errors: refusal("non_field_errors", "Invalid hash") },
    longTexts: {
      ...first,
      flow_info: flowInfoLong,
      response_errors: refusal(
        "auth_date",
        "What Telegram said about you was said too long ago to be believed. ".repeat(6),
      ),
    },
    rightToLeft: { ...first, flow_info: flowInfoRightToLeft, response_errors: refusal("auth_date", "انتهت الصلاحية") },
    bare: { component: "ak-source-telegram", bot_username: "example_login_bot", request_message_access: false },
  },
} satisfies Fixture<"ak-source-telegram">;
