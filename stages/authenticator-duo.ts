import { enrollment } from "../src/duo/enrollment.js";
import { Stage, alert, button, deviceStyles, html, link, links, msg, nothing } from "../src/stage/index.js";
import { notYou, pendingUser } from "../src/stage/index.js";

/** Sets up Duo: shows what its app has to scan, and goes on by itself when the phone is known. */
export default class AuthenticatorDuoStage extends Stage<"ak-stage-authenticator-duo"> {
  static override properties = { over: { state: true } };
  static override styles = [Stage.styles, deviceStyles];

  private over = false;

  /** A page that was asked again has another code to wait for. */
  protected override async meanwhile(signal: AbortSignal) {
    this.over = false;
    try {
      if ((await enrollment(this.server, this.challenge.stage_uuid, signal)) === "success") this.respond({});
      else this.over = true;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  protected override template() {
    const { activation_barcode, activation_code } = this.challenge;
    return html`
      ${pendingUser(this.challenge)} ${this.over ? this.#startAgain() : this.#scan(activation_barcode)}
      ${links(
        this.over ? nothing : link({ href: this.target(activation_code), text: msg("Open Duo on this device") }),
        notYou(this),
      )}
    `;
  }

  #scan(barcode: string) {
    return html`
      <p>${msg("Scan this with the app Duo Mobile on your phone.")}</p>
      <div class="qr-code"><img src=${barcode} alt=${msg("QR code for Duo Mobile")} /></div>
      <p role="status">${msg("We go on by ourselves once your phone is known to Duo.")}</p>
    `;
  }

  #startAgain() {
    return html`
      ${alert("danger", msg("This code is no longer valid. Please ask for a new one."))}
      ${button(msg("Try again"), this.again, "primary")}
    `;
  }
}
