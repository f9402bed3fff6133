import { Countdown, Stage, button, css, html, links, msg, nothing, str, wayOut } from "../src/stage/index.js";

/**
 * Waits for a link in an e-mail. The server has sent the first one before this challenge; a response makes it send
 * another.
 */
export default class EmailStage extends Stage<"ak-stage-email"> {
  static override styles = [
    Stage.styles,
    css`
      /* A live region has to be there before it speaks; until then it takes no room. */
      p:empty {
        margin-block-start: -1.25rem;
      }
    `,
  ];

  #isSentAgain = false;
  readonly #wait = new Countdown(this);

  protected override heading() {
    return msg("Check your inbox");
  }

  protected override template() {
    const { left } = this.#wait;
    const news = this.#isSentAgain ? msg("We asked for another e-mail. Only the newest one counts.") : nothing;
    return html`
      ${this.form(html`
        <p>${msg("Check your inbox: an e-mail has a link that takes you on. It may have ended up in the spam.")}</p>
        <p role="status">${news}</p>
        <button class="pf-c-button pf-m-primary pf-m-block" type="submit" ?disabled=${left > 0}>
          ${left > 0 ? msg(str`Send again in ${left} s`) : msg("Send again")}
        </button>
      `)}
      <p>${msg("This page does not notice if you open the link in another tab, or on another device.")}</p>
      ${button(msg("I have used the link"), this.again)} ${links(wayOut(this, msg("Go back")))}
    `;
  }

  /** The server says that it sent the e-mail again in an error; the stage does not show it as one. */
  protected override errors(name: string) {
    return super.errors(name).filter(({ code }) => code !== "email-sent");
  }

  protected override response() {
    this.#isSentAgain = false;
    return {};
  }

  protected override updated(changed: Map<PropertyKey, unknown>) {
    super.updated(changed);
    const isSent = Object.keys(this.challenge.response_errors ?? {})
      .flatMap((name) => super.errors(name))
      .some(({ code }) => code === "email-sent");
    if (!changed.get("challenge") || !isSent) return;
    this.#isSentAgain = true;
    this.#wait.start();
  }
}
