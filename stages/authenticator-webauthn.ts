import { Stage, alert, button, html, links, msg, pendingUser, wayOut } from "../src/stage/index.js";
import { WebAuthnFailure, explain } from "../src/webauthn/failure.js";
import { register } from "../src/webauthn/register.js";

/** Registers a passkey or security key: once by itself, and again as often as the person wants to. */
export default class AuthenticatorWebAuthnStage extends Stage<"ak-stage-authenticator-webauthn"> {
  static override properties = { failure: { state: true } };
  private failure: WebAuthnFailure | undefined;
  #signal: AbortSignal | undefined;

  protected override template() {
    const refusals = this.errors("response").map((error) => error.string);
    const reasons = this.failure ? [explain(this.failure)] : refusals;
    return html`
      ${pendingUser(this.challenge)}
      <p>${msg("Your browser asks where to keep the passkey: on this device, on your phone or on a security key.")}</p>
      ${reasons.map((reason) => alert("danger", reason))}
      ${button(reasons.length ? msg("Try again") : msg("Create a passkey"), this.#register, "primary")}
      ${links(wayOut(this, msg("Cancel")))}
    `;
  }

  /** Starts by itself, as people came here for this. What was refused waits for the person, or it might never end. */
  protected override meanwhile(signal: AbortSignal) {
    this.#signal = signal;
    this.failure = undefined;
    if (!this.challenge.response_errors) this.#register();
  }

  readonly #register = () => {
    if (this.busy) return;
    // An answer that got lost has used up its challenge.
    if (this.#signal?.aborted) this.again();
    else void this.#answer(this.challenge.registration);
  };

  async #answer(options: Record<string, unknown>) {
    this.failure = undefined;
    try {
      this.respond({ response: await register(options, this.#signal) });
    } catch (error) {
      if (!(error instanceof WebAuthnFailure)) throw error;
      if (error.code !== "aborted") this.failure = error;
    }
  }
}
