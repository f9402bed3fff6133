import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ErrorDetail } from "../../../src/protocol/challenges.js";
import { accepted, refused, type Body, type StageKind } from "./stage.js";
import { missing } from "./texts.js";

/** Asks Telegram who somebody is. */
export interface TelegramStage {
  kind: "telegram";
  name: string;
  botUsername: string;
  /** The secret that Telegram and the server share. */
  botToken: string;
}

const signed = ["auth_date", "first_name", "id", "last_name", "photo_url", "username"];
const oldest = 5 * 60;

/** Believes what Telegram has signed within the last five minutes (contract, section 4.29). */
export const telegram: StageKind<TelegramStage> = {
  challenge: ({ stage }) => ({
    component: "ak-source-telegram",
    bot_username: stage.botUsername,
    request_message_access: false,
  }),

  respond({ world, stage }, body) {
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
    if (body.hash !== telegramHash(body, stage.botToken)) {
      return refused({ non_field_errors: [{ string: "Invalid hash", code: "invalid" }] });
    }
    return accepted;
  },
};

/** How Telegram signs what it says of a person: all members that are there, in the order of their names. */
export function telegramHash(said: Body, botToken: string): string {
  const text = signed
    .filter((name) => said[name] !== undefined)
    .map((name) => `${name}=${String(said[name])}`)
    .join("\n");
  return bytesToHex(hmac(sha256, sha256(utf8ToBytes(botToken)), utf8ToBytes(text)));
}
