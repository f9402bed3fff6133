import { enrollment, type Enrollment } from "../src/duo/enrollment.js";
import { Stage, alert, button, deviceStyles, html, link, links, msg, nothing } from "../src/stage/index.js";
import { identity, whenBlocked } from "../src/stage/index.js";

/** Sets up Duo: shows the code that its app has to scan, and goes on by itself once the server knows the phone. */
export default class AuthenticatorDuoStage extends Stage<"ak-stage-authenticator-duo"> {
  static override properties = { outcome: { state: true }, hasPicture: { state: true } };
  static override styles = [Stage.styles, deviceStyles];

  private outcome: Enrollment | undefined;
  /** Whether there is a QR code, and the browser can load it. */
  private hasPicture = true;

  protected override heading() {
    return msg("Set up Duo");
  }

  protected override async start(signal: AbortSignal) {
    const { activation_barcode, stage_uuid } = this.challenge;
    this.outcome = undefined;
    this.hasPicture = Boolean(activation_barcode);
    whenBlocked("image", activation_barcode, signal, () => (this.hasPicture = false));
    this.outcome = await enrollment(this.base, stage_uuid, signal);
    if (this.outcome === "success") this.respond({});
  }

  protected override template() {
    const { activation_code } = this.challenge;
    const isOver = this.outcome && this.outcome !== "success";
    return html`
      ${identity(this)} ${isOver ? this.#tryAgain(this.outcome) : this.#scan()}
      ${links(isOver ? nothing : link({ href: this.target(activation_code), text: msg("Open Duo Mobile") }))}
    `;
  }

  #scan() {
    const { activation_barcode } = this.challenge;
    return html`
      ${
        this.hasPicture
          ? html`<p>${msg("Scan the code with the Duo Mobile app on your phone.")}</p>
              <div class="qr-code">
                <img src=${activation_barcode} alt=${msg("QR code for Duo Mobile")} @error=${this.#missPicture} />
              </div>`
          : alert("danger", msg("The QR code cannot be shown here. Please tell an administrator, or open Duo Mobile."))
      }
      <p role="status">${msg("This page continues automatically when Duo is set up.")}</p>
    `;
  }

  readonly #missPicture = () => {
    this.hasPicture = false;
  };

  #tryAgain(outcome: Enrollment | undefined) {
    const text =
      outcome === "silent"
        ? msg("The server doesn't answer, so this page can't tell whether Duo is set up.")
        : outcome === "unknown"
          ? msg("The server gave an answer that cannot be read. Please ask for a new code.")
          : msg("This code is no longer valid. Please ask for a new one.");
    return html`${alert("danger", text)} ${button(msg("Try again"), this.again, "primary")}`;
  }
}
