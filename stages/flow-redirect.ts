import { Stage, WAIT_ICONS, after, alert, html, link, msg, nothing, waitStyles, waiting } from "../src/stage/index.js";

/** Says where the browser is going, with a link in case it does not get there. The executor navigates. */
export default class RedirectStage extends Stage<"xak-flow-redirect"> {
  static override styles = [Stage.styles, waitStyles];
  static override properties = { late: { state: true } };

  /** Milliseconds after which the browser should have left: it stays for downloads, and for apps that do not open. */
  static limit = 10_000;

  private late = false;

  protected override heading() {
    return msg("One moment");
  }

  protected override template() {
    const target = this.target(this.challenge.to);
    if (!target) return nothing;
    const { protocol, host } = new URL(target);
    return html`
      ${waiting(
        WAIT_ICONS.leaving,
        /^https?:$/.test(protocol)
          ? msg(html`You are being taken to <bdi>${host}</bdi>.`)
          : msg("Your app should open now. You may close this page."),
      )}
      ${this.late ? alert("warning", msg("You are still here. If nothing happens, press the link.")) : nothing}
      ${link({ href: target, text: msg("Continue") })}
    `;
  }

  protected override start(signal: AbortSignal) {
    this.late = false;
    after(RedirectStage.limit, signal, () => (this.late = true));
  }
}
