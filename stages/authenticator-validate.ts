import { CodeDigits, METHOD_ICONS, Resend, SentFactors, Stage, alert, button, codeField } from "../src/stage/index.js";
import { codeIn, describeMethod, deviceStyles, firstMethod, html, identity, keyed } from "../src/stage/index.js";
import { list, methodPicker, msg, nothing, preferMethod, submit, waiting } from "../src/stage/index.js";
import type { DeviceChallenge } from "../src/stage/index.js";
import { Assertion } from "../src/webauthn/assertion.js";
import { explain } from "../src/webauthn/webauthn-failure.js";
import { obstacle } from "../src/webauthn/support.js";

/** Asks for a second factor: by the method that fits, with all others one press away. */
export default class AuthenticatorValidateStage extends Stage<"ak-stage-authenticator-validate"> {
  static override properties = { chosen: { state: true } };
  static override styles = [Stage.styles, deviceStyles];
  protected override readonly waitsAfterResponse = true;
  private chosen: string | undefined;
  readonly #assertion = new Assertion(this, (webauthn) => this.respond({ webauthn }));
  readonly #message = new Resend(this, () => this.#device && this.inform(this.#sent.select(this.#device)));
  /** Devices to which the server sent something, which it counts as a failed attempt (contract, section 4.4). */
  readonly #sent = new SentFactors(this);
  readonly #digits = new CodeDigits(this);
  #hasStarted = false;
  /** The method of the last response. */
  #tried: string | undefined;

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (!this.hasUpdated) this.chosen = firstMethod(this.#devices.filter((it) => !methodOf(it).obstacle))?.device_class;
    if (!this.hasUpdated || (this.busy && changed.has("busy"))) this.#tried = this.chosen;
  }

  /** Errors belong to the method of the last response: they are shown neither with another one nor with the choice. */
  protected override errors(name: string) {
    return this.chosen === this.#tried ? super.errors(name) : [];
  }

  /** Starts the method once by itself, unless its code was sent before; restarts an assertion with a new challenge. */
  protected override start() {
    const isDue = !this.#hasStarted && !(this.#device && this.#sent.has(this.#device));
    this.#hasStarted = true;
    if (isDue || this.#assertion.pending) this.#begin();
  }

  protected override template() {
    const device = this.#device;
    const hasOthers = device && this.#devices.length + list(this.challenge.configuration_stages).length > 1;
    return html`
      ${identity(this)} ${device ? this.#prove(device) : this.#choose()}
      ${hasOthers ? button(msg("Use another method"), this.#turnBack) : nothing}
    `;
  }

  protected override heading() {
    return this.#device ? methodOf(this.#device).step : msg("Verify it's you");
  }

  protected override response(form: FormData) {
    return { code: this.chosen === "totp" ? this.#digits.codeIn(form) : codeIn(form) };
  }

  #choose() {
    const methods = this.#devices.map((it) => [it, methodOf(it)] as const);
    const stages = list(this.challenge.configuration_stages);
    const setUp = (selected_stage: string) => this.respond({ selected_stage });
    return methodPicker(this, { methods, stages, take: this.#take, setUp });
  }

  #prove(device: DeviceChallenge) {
    const { hint, code: label, digits } = methodOf(device);
    if (label) {
      const field = codeField({ label, hint, digits, known: this.#digits.known, errors: this.errors("code") });
      const form = keyed(device.device_class, this.form([field, submit(msg("Continue"))]));
      return [form, this.#sent.has(device) ? this.#message.template() : nothing];
    }
    const { pending, failure } = this.#assertion;
    if (pending || this.busy) return waiting(METHOD_ICONS[device.device_class], hint, true);
    const again = device.device_class === "duo" ? msg("Send a new request") : msg("Try again");
    return [failure ? alert("danger", explain(failure)) : nothing, button(again, () => this.#begin(), "primary")];
  }

  readonly #take = (device: DeviceChallenge) => {
    preferMethod(device);
    this.#show(device.device_class);
    this.#begin();
  };

  #show(chosen: string | undefined) {
    this.chosen = chosen;
    void this.updateComplete.then(() => this.focus());
  }

  #begin() {
    const device = this.#device;
    if (device?.device_class === "webauthn") void this.#assertion.begin(device.challenge);
    else if (device?.device_class === "duo") this.respond({ duo: this.#sent.add(device) });
    else if (device && /^(sms|email)$/.test(device.device_class) && !this.#sent.has(device)) this.#message.send();
  }

  /** Goes back to the choice, and ends what is pending. */
  readonly #turnBack = () => {
    if (this.busy) this.again();
    this.#assertion.end();
    this.#show(undefined);
  };

  get #devices() {
    return list(this.challenge.device_challenges);
  }

  get #device() {
    return this.#devices.find(({ device_class }) => device_class === this.chosen);
  }
}

/** A method, and why it cannot be used on this page, if it cannot. */
function methodOf(device: DeviceChallenge) {
  const failure = device.device_class === "webauthn" ? obstacle() : undefined;
  return { ...describeMethod(device), ...(failure ? { obstacle: explain(failure) } : {}) };
}
