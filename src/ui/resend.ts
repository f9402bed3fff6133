import { msg, str } from "@lit/localize";
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { Countdown, USUAL_WAIT } from "./countdown.js";
import { number } from "./number.js";

/** The stage that it is part of; the server's reply comes as its next challenge. */
interface Host extends ReactiveControllerHost {
  readonly busy: boolean;
  readonly challenge: { readonly response_errors?: object };
}

/**
 * A button that asks the server to send a message again, once the last one had time to arrive. The button shows the
 * seconds that are left; screen readers hear the beginning and the end of the wait.
 */
export class Resend implements ReactiveController {
  readonly #wait: Countdown;
  #times = 0;
  /** The challenge when the user asked for a message; another one proves that the server has replied. */
  #before: Host["challenge"] | undefined;

  /**
   * @param ask - asks the server to send a message
   * @param isNew - whether each message has a code of its own, and the one before is no longer valid
   */
  constructor(
    readonly host: Host,
    readonly ask: () => void,
    readonly isNew = true,
  ) {
    this.#wait = new Countdown(host);
    host.addController(this);
  }

  readonly send = () => {
    if (this.#wait.left > 0 || this.host.busy) return;
    this.#before = this.host.challenge;
    this.ask();
  };

  /** Before the host renders, so that the status says only what is true by then. */
  hostUpdate() {
    const { busy, challenge } = this.host;
    if (busy || !this.#before) return;
    const isSent = challenge !== this.#before && !Object.keys(challenge.response_errors ?? {}).length;
    this.#before = undefined;
    if (isSent) this.start();
  }

  /** A message has been sent: the wait begins. */
  start() {
    this.#times++;
    this.#wait.start();
  }

  /** The button, and the status beside it. */
  template(): TemplateResult {
    const { left } = this.#wait;
    return html`
      <p role="status">
        ${
          this.#before
            ? nothing // the message is not sent yet
            : left > 0 || this.host.busy
              ? this.#times > 1 && this.isNew
                ? msg("New code sent. Earlier codes no longer work.")
                : msg(str`Code sent. You can ask for another in ${number(USUAL_WAIT)} seconds.`)
              : msg("Didn't get it?")
        }
      </p>
      <button
        class="pf-c-button pf-m-secondary pf-m-block"
        type="button"
        aria-disabled=${left > 0 || this.host.busy ? "true" : nothing}
        @click=${this.send}
      >
        ${left > 0 ? msg(str`Send again in ${number(left)} s`) : msg("Send again")}
      </button>
    `;
  }
}
