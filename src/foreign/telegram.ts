import { whenBlocked } from "../browser/blocked.js";
import type { ChallengeResponse } from "../protocol/index.js";
import { loadScript, type LoadOptions } from "./load-script.js";

/** What Telegram says about a user. All of it is signed, so that nothing may be added or left out. */
export type TelegramUser = ChallengeResponse<"ak-source-telegram">;

const SCRIPT = "https://telegram.org/js/telegram-widget.js?22";

/** Where Telegram's frames come from. */
const ORIGIN = "https://oauth.telegram.org";

export interface TelegramOptions extends Pick<LoadOptions, "limit" | "signal"> {
  into: Element;
  bot: string;
  /** Whether the bot asks to write to the user. */
  mayWrite: boolean;
  /** Hears who signed in. */
  signedIn: (user: TelegramUser) => void;
  /** Hears that the policy of this page keeps the button away. */
  blocked: () => void;
}

/**
 * Shows Telegram's button. Its frame is listened to here: the callback that the script offers instead is text which it
 * evaluates, and no policy of ours allows that.
 */
export async function showTelegram({ bot, mayWrite, signedIn, blocked, ...options }: TelegramOptions): Promise<void> {
  const { into, signal } = options;
  const hear = ({ source, origin, data }: MessageEvent<unknown>) => {
    const frames = Array.from(into.querySelectorAll("iframe"), (frame) => frame.contentWindow);
    if (origin !== ORIGIN || !frames.includes(source as Window)) return;
    const user = userIn(data);
    if (user) signedIn(user);
  };
  window.addEventListener("message", hear, { signal });
  whenBlocked("frame", ORIGIN, signal, blocked);
  whenBlocked("script", SCRIPT, signal, () => {}); // loading fails, and administrators read on the console why
  await loadScript(SCRIPT, {
    policy: "ak-sources",
    ...options,
    attributes: {
      "data-telegram-login": bot,
      "data-size": "large",
      ...(mayWrite ? { "data-request-access": "write" } : {}),
    },
  });
  if (!into.querySelector("iframe")) throw new Error("Telegram's script shows no button");
}

/** Who signed in. The frame first tells (`init`) of a user who did so before; that user has not asked to sign in now. */
function userIn(message: unknown): TelegramUser | undefined {
  try {
    const { event, init, auth_data } = JSON.parse(String(message)) as Record<string, unknown>;
    return event === "auth_user" && !init && auth_data ? (auth_data as TelegramUser) : undefined;
  } catch {
    return undefined; // not meant for us
  }
}
