import { signInWithApple } from "../src/foreign/apple.js";
import { Stage, alert, back, button, html, msg } from "../src/stage/index.js";

/** Takes the browser to Apple, which sends it back to the server. */
export default class AppleStage extends Stage<"ak-source-oauth-apple"> {
  static override properties = { failed: { state: true } };
  /** Milliseconds that Apple's script may take. */
  static limit = 15_000;

  private failed = false;

  protected override heading() {
    return msg("Sign in with Apple");
  }

  protected override template() {
    return html`
      ${
        this.failed
          ? alert("danger", msg("Apple's sign-in did not start. Your browser or this site may be blocking it."))
          : html`<p role="status">${msg("You are being taken to Apple.")}</p>`
      }
      ${button(msg("Try again"), () => this.restart(), "primary")} ${back(this, this.again)}
    `;
  }

  protected override async start(signal: AbortSignal) {
    this.failed = false;
    try {
      await signInWithApple(this.challenge, { limit: AppleStage.limit, signal });
    } catch (error) {
      if (signal.aborted) return;
      console.error("Apple's sign-in did not start", error);
      this.failed = true;
    }
  }
}
