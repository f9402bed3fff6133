import { slotted } from "../src/foreign/slotted.js";
import { showTelegram } from "../src/foreign/telegram.js";
import { Stage, alert, back, button, html, msg, nothing } from "../src/stage/index.js";

/** Where Telegram's button is shown. */
const SLOT = "telegram";

/** Shows Telegram's button, and responds with what Telegram says about the user, unchanged. */
export default class TelegramStage extends Stage<"ak-source-telegram"> {
  static override properties = { failed: { state: true } };
  /** Milliseconds that Telegram's script may take. */
  static limit = 15_000;

  private failed = false;

  protected override heading() {
    return msg("Sign in with Telegram");
  }

  protected override template() {
    const { response_errors } = this.challenge;
    return html`
      ${
        this.failed
          ? alert("danger", msg("Telegram's button did not load. Your browser or this site may be blocking it."))
          : html`<p role="status">${msg("Press Telegram's button to go on.")}</p>`
      }
      <slot name=${SLOT}></slot>
      ${this.failed || response_errors ? button(msg("Try again"), () => this.restart(), "primary") : nothing}
      ${back(this, this.again)}
    `;
  }

  protected override async start(signal: AbortSignal) {
    const { bot_username: bot, request_message_access: mayWrite } = this.challenge;
    const into = slotted(this, SLOT, signal);
    this.failed = false;
    const signedIn = this.respond.bind(this);
    const blocked = () => (this.failed = true);
    const { limit } = TelegramStage;
    try {
      await showTelegram({ bot, mayWrite, into, limit, signal, signedIn, blocked });
    } catch (error) {
      if (signal.aborted) return;
      console.error("Telegram's button did not load", error);
      this.failed = true;
    }
  }
}
