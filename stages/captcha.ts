import { Captcha } from "../src/captcha/captcha.js";
import { Stage, button, html, identity, msg, nothing, userStyles } from "../src/stage/index.js";

/** Errors with which servers refuse a token; a new one may be accepted. */
const RETRIES = 3;

/** Asks for proof of a human. The stage sends the token as soon as the user has solved the captcha. */
export default class CaptchaStage extends Stage<"ak-stage-captcha"> {
  static override styles = [Stage.styles, userStyles];

  #captcha: Captcha | undefined;
  #refusals = 0;

  protected override heading() {
    return msg("Are you human?");
  }

  protected override template() {
    return html`
      ${identity(this)} ${this.#captcha?.template()} ${this.#captcha?.remedy(this.again)}
      ${this.#isGivenUp ? button(msg("Try again"), this.again, "primary") : nothing}
    `;
  }

  protected override async start(signal: AbortSignal) {
    this.#refusals = this.challenge.response_errors ? this.#refusals + 1 : 0;
    this.#captcha = this.#isGivenUp ? undefined : new Captcha(this, this.challenge, signal);
    this.requestUpdate();
    const token = await this.#captcha?.take();
    if (token) this.respond({ token });
  }

  get #isGivenUp() {
    return this.#refusals > RETRIES;
  }
}
