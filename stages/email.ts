import { Countdown, Stage, WAIT_ICONS, button, css, html, icon, links, msg, nothing } from "../src/stage/index.js";
import { number, str, waitStyles, wayOut } from "../src/stage/index.js";

/**
 * Waits for a link in an email. The server has sent the first one before this challenge; a response makes it send
 * another.
 */
export default class EmailStage extends Stage<"ak-stage-email"> {
  static override styles = [
    Stage.styles,
    waitStyles,
    css`
      /* A live region has to be there before it speaks; until then it takes no room. */
      [role="status"]:empty {
        position: absolute;
      }
    `,
  ];

  /** What came of the user's last press of a button. */
  #news: "sent" | "unopened" | undefined;
  #isAsked = false;
  readonly #wait = new Countdown(this);

  protected override heading() {
    return msg("Check your inbox");
  }

  protected override template() {
    const { left } = this.#wait;
    return html`
      ${this.form(html`
        <div class="wait">
          ${icon(WAIT_ICONS.mail)}
          <p>${msg("We sent you an email with a link. Open it to continue. Check your spam folder too.")}</p>
        </div>
        <p role="status">${this.#status()}</p>
        <button
          class="pf-c-button pf-m-secondary pf-m-block"
          type="submit"
          aria-disabled=${left > 0 ? "true" : nothing}
          @click=${left > 0 ? stop : nothing}
        >
          ${left > 0 ? msg(str`Send again in ${number(left)} s`) : msg("Send again")}
        </button>
      `)}
      <p>${msg("If you opened the link elsewhere, continue here:")}</p>
      ${button(msg("I've opened the link"), this.#goOn, "primary")}
      ${links(this.#inbox(), wayOut(this, msg("Go back")))}
    `;
  }

  /** The server says that it sent the email again in an error; the stage does not show it as one. */
  protected override errors(name: string) {
    return super.errors(name).filter(({ code }) => code !== "email-sent");
  }

  protected override response() {
    return {};
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (!changed.get("challenge")) return;
    const isSent = Object.keys(this.challenge.response_errors ?? {})
      .flatMap((name) => super.errors(name))
      .some(({ code }) => code === "email-sent");
    if (isSent) this.#wait.start();
    this.#news = isSent ? "sent" : this.#isAsked ? "unopened" : undefined;
    this.#isAsked = false;
  }

  #status() {
    if (this.#news === "sent") return msg("We've sent another email. Only the newest link works.");
    return this.#news ? msg("The link has not been opened yet.") : nothing;
  }

  /** A link to the inbox, for an address at one of the large services. This page stays, for who comes back to it. */
  #inbox() {
    const [, domain = ""] = this.identifier.toLowerCase().split("@");
    const inbox = INBOXES.get(domain);
    if (!inbox) return nothing;
    return html`<a class="pf-c-button pf-m-link" href=${inbox.href} target="_blank" rel="noreferrer"
      >${msg(str`Open ${inbox.name}`)}</a
    >`;
  }

  readonly #goOn = () => {
    this.#isAsked = true;
    this.again();
  };
}

const GMAIL = { name: "Gmail", href: "https://mail.google.com/" };
const OUTLOOK = { name: "Outlook", href: "https://outlook.live.com/mail/" };

/** Where users of large services read their email, by the part of the address after the @. */
const INBOXES = new Map([
  ["gmail.com", GMAIL],
  ["googlemail.com", GMAIL],
  ["outlook.com", OUTLOOK],
  ["hotmail.com", OUTLOOK],
  ["live.com", OUTLOOK],
]);

/** Keeps a button from sending its form. */
const stop = (event: Event) => event.preventDefault();
