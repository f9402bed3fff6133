import {
  Stage,
  alert,
  button,
  html,
  keyed,
  links,
  msg,
  pendingUser,
  userStyles,
  reason,
  wayOut,
} from "../src/stage/index.js";
import { WebAuthnFailure, explain } from "../src/webauthn/webauthn-failure.js";
import { register } from "../src/webauthn/register.js";

/** Registers a passkey or security key: once by itself, and again as often as the user wants to. */
export default class AuthenticatorWebAuthnStage extends Stage<"ak-stage-authenticator-webauthn"> {
  static override styles = [Stage.styles, userStyles];

  static override properties = { failure: { state: true } };
  /** Without this, the page would ask a device again and again that the server refuses. */
  protected override readonly waitsAfterResponse = true;
  private failure: WebAuthnFailure | undefined;

  protected override heading() {
    return msg("Create a passkey");
  }

  protected override template() {
    const refusals = this.errors("response").map((it) => keyed(it, alert("danger", reason(it))));
    const alerts = this.failure ? [alert("danger", explain(this.failure))] : refusals;
    return html`
      ${pendingUser(this.challenge)}
      <p>${msg("Your browser will ask where to save your passkey: this device, your phone or a security key.")}</p>
      ${alerts} ${button(alerts.length ? msg("Try again") : msg("Create a passkey"), this.#register, "primary")}
      ${links(wayOut(this, msg("Cancel")))}
    `;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has("challenge")) this.failure = undefined;
  }

  /** Starts by itself, because registering is all that this step is for. */
  protected override async start(signal: AbortSignal) {
    this.failure = undefined;
    try {
      this.respond({ response: await register(this.challenge.registration, signal) });
    } catch (error) {
      if (!(error instanceof WebAuthnFailure)) throw error;
      if (error.code !== "aborted") this.failure = error;
    }
  }

  readonly #register = () => {
    if (this.busy) return;
    // A lost response may have used up its challenge.
    if (this.signal.aborted) this.again();
    else this.restart();
  };
}
