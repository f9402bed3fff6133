import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ErrorDetail } from "../../../src/protocol/challenges.js";
import { enter, type Identity } from "../sources/enter.js";
import { denied, refused, sent, type Body, type StageKind } from "./stage.js";
import { missing } from "./texts.js";
import type { TelegramStage } from "../flow-appended.js";

const signed = ["auth_date", "first_name", "id", "last_name", "photo_url", "username"];
const oldest = 5 * 60;

/** Believes what Telegram has signed within the last five minutes (contract, section 4.29). */
export const telegram: StageKind<TelegramStage> = {
  challenge: ({ stage }) => ({
    component: "ak-source-telegram",
    bot_username: stage.source.botUsername ?? "",
    request_message_access: stage.source.requestMessageAccess ?? false,
  }),

  async respond({ world, exchange, stage }, body) {
    const errors: Record<string, ErrorDetail[]> = {};
    for (const member of ["id", "auth_date"]) {
      if (body[member] === undefined) errors[member] = [missing];
      else if (!Number.isInteger(Number(body[member] ?? NaN))) {
        errors[member] = [{ string: "A valid integer is required.", code: "invalid" }];
      }
    }
    if (typeof body.hash !== "string") errors.hash = [missing];
    if (Object.keys(errors).length) return refused(errors);
    if (world.clock() / 1000 - Number(body.auth_date) > oldest) {
      return refused({ auth_date: [{ string: "Authentication date is too old", code: "invalid" }] });
    }
    if (body.hash !== telegramHash(body, stage.source.botToken ?? "")) {
      return refused({ non_field_errors: [{ string: "Invalid hash", code: "invalid" }] });
    }
    const to = await enter(stage.source, identityOf(body), exchange);
    return to === undefined ? denied() : sent(world, to);
  },
};

function identityOf({ id, username, first_name, last_name }: Body): Identity {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const name = `${text(first_name)} ${text(last_name)}`.trim();
  return { identifier: String(Number(id)), username: text(username), name };
}

/** How Telegram signs what it says of a person: all members that are there, in the order of their names. */
export function telegramHash(said: Body, botToken: string): string {
  const text = signed
    .filter((name) => said[name] !== undefined)
    .map((name) => `${name}=${String(said[name])}`)
    .join("\n");
  return bytesToHex(hmac(sha256, sha256(utf8ToBytes(botToken)), utf8ToBytes(text)));
}
