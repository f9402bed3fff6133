import { Captcha } from "../src/captcha/captcha.js";
import { Stage, button, html, links, msg, notYou, nothing, pendingUser } from "../src/stage/index.js";

/** Servers call a token bad that another one will replace; they do not call it bad for ever. */
const RETRIES = 3;

/** Asks for proof of a human. It is sent as soon as it is there. */
export default class CaptchaStage extends Stage<"ak-stage-captcha"> {
  #captcha: Captcha | undefined;
  #refusals = 0;

  protected override heading() {
    return super.heading() || msg("Are you human?");
  }

  protected override template() {
    return html`
      ${pendingUser(this.challenge)} ${this.#captcha?.template()} ${this.#captcha?.remedy(this.again)}
      ${this.#isGivenUp ? button(msg("Try again"), this.again, "primary") : nothing} ${links(notYou(this))}
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
