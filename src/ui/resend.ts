import { msg, str } from "@lit/localize";
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { Countdown, USUAL_WAIT } from "./countdown.js";

/** The stage that waits for a reply, which comes as a new challenge. */
interface Host extends ReactiveControllerHost {
  readonly busy: boolean;
  readonly challenge: { readonly response_errors?: object };
}

/**
 * Has a message sent, and sent again, but not before it had time to arrive. The wait is seen in the button, second by
 * second, and heard at its beginning and its end.
 */
export class Resend implements ReactiveController {
  readonly #wait: Countdown;
  #times = 0;
  /** The challenge that stood when a message was sent; another one says that the server took note. */
  #before: Host["challenge"] | undefined;

  /** @param ask - asks the server to send */
  constructor(
    readonly host: Host,
    readonly ask: () => void,
  ) {
    this.#wait = new Countdown(host);
    host.addController(this);
  }

  readonly send = () => {
    this.#before = this.host.challenge;
    this.ask();
  };

  hostUpdated() {
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

  /** The button, and what is said beside it. */
  template(): TemplateResult {
    const { left } = this.#wait;
    return html`
      <p role="status">
        ${
          left > 0 || this.host.busy
            ? this.#times > 1
              ? msg(
                  str`It was sent again. Only the newest one counts. After ${USUAL_WAIT} seconds you can have another.`,
                )
              : msg(str`It is on its way. After ${USUAL_WAIT} seconds you can have it sent again.`)
            : msg("Nothing arrived? Have it sent again.")
        }
      </p>
      <button
        class="pf-c-button pf-m-secondary pf-m-block"
        type="button"
        ?disabled=${left > 0 || this.host.busy}
        @click=${this.send}
      >
        ${left > 0 ? msg(str`Send again in ${left} s`) : msg("Send again")}
      </button>
    `;
  }
}
