import { html, nothing, type PropertyValues } from "lit";
import { msg } from "@lit/localize";
import type { ChallengeResponse } from "../protocol/index.js";
import { button } from "../ui/button.js";
import { codeField, codeIn } from "../ui/code-field.js";
import { links } from "../ui/links.js";
import { Resend } from "../ui/resend.js";
import { submit } from "../ui/submit.js";
import { startAgain } from "./way-out.js";
import { deviceStyles } from "./device-styles.js";
import { identity } from "./identity.js";
import { Stage, text } from "./stage.js";

type SentCode = "ak-stage-authenticator-sms" | "ak-stage-authenticator-email";

/**
 * Sets up codes that are sent to an address: asks for the address, then for the code. The newest challenge says which,
 * except that the server keeps an address that it refused as if it were good (contract, section 4.9).
 */
export abstract class SentCodeStage<C extends SentCode> extends Stage<C> {
  static override properties = { step: { state: true } };
  static override styles = [Stage.styles, deviceStyles];

  protected step: "address" | "code" = "address";
  readonly #message = new Resend(
    this,
    () => {
      this.#given = "address";
      this.respond(this.withAddress(this.#address));
    },
    false,
  );
  /** The address that the user typed: posted again without a code, it makes the server send another message. */
  #address = "";
  /** What the user sent last. */
  #given: "address" | "code" = "address";
  /** The step whose response the server refused; only there the reasons are shown. */
  #refused: "address" | "code" | undefined;

  /** Whether the server still needs an address. */
  protected abstract get addressRequired(): boolean;
  protected abstract get addressName(): string;
  protected abstract addressField(value: string, hint: string): unknown;
  protected abstract withAddress(address: string): ChallengeResponse<C>;
  protected abstract withCode(code: string): ChallengeResponse<C>;
  protected abstract readonly texts: () => { ask: string; sent: unknown; again: string; change: string };

  protected override willUpdate(changed: PropertyValues) {
    if (!changed.has("challenge")) return;
    const names = Object.keys(this.challenge.response_errors ?? {});
    const isRefused = names.some((name) => super.errors(name).length > 0);
    const isKept = isRefused && this.#address && this.#given === "address";
    this.step = this.addressRequired || isKept ? "address" : "code";
    this.#refused = isRefused ? this.step : undefined;
    if (this.step === "code" && this.#address && this.#given === "address") this.#message.start();
  }

  protected override updated(changed: Map<PropertyKey, unknown>) {
    super.updated(changed);
    if (changed.get("step")) this.focus();
  }

  protected override template() {
    return html`${identity(this)} ${this.step === "address" ? this.#askAddress() : this.#askCode()}`;
  }

  protected override response(form: FormData) {
    this.#given = this.step;
    if (this.step === "code") return this.withCode(codeIn(form));
    this.#address = text(form, this.addressName).trim();
    return this.withAddress(this.#address);
  }

  protected override errors(name: string) {
    return this.step === this.#refused ? super.errors(name) : [];
  }

  #askAddress() {
    const { ask, again } = this.texts();
    const hasCode = !this.addressRequired && this.#refused !== "address";
    return html`
      ${this.form(html`${this.addressField(this.#address, hasCode && !this.#address ? again : ask)} ${submit(msg("Send code"))}`)}
      ${hasCode ? button(msg("I already have a code"), () => (this.step = "code")) : nothing}
    `;
  }

  /** A server that knew the address does not show it, and sends another message only to an address in a response. */
  readonly #askAgain = () => {
    this.step = "address";
  };

  #askCode() {
    const { sent, change } = this.texts();
    return html`
      ${this.form(html`${codeField({ label: msg("Code"), hint: sent, digits: 6 })} ${submit(msg("Continue"))}`)}
      ${
        this.#refused === "code"
          ? html`<p>${msg("Sending again repeats the same code. If it has expired, start again to get a new one.")}</p>`
          : nothing
      }
      ${this.#address ? this.#message.template() : button(msg("Send again"), this.#askAgain)}
      ${button(change, this.#askAgain)} ${links(this.#refused === "code" ? startAgain(this) : nothing)}
    `;
  }
}
