import { PlexFailure } from "../src/plex/plex-failure.js";
import { comeBackFromPlex, signInWithPlex } from "../src/plex/sign-in.js";
import { Stage, alert, back, button, html, msg, nothing, serverText } from "../src/stage/index.js";

/** Signs in at Plex. The challenge is never answered: the server is told elsewhere, and says where to go. */
export default class PlexStage extends Stage<"ak-source-plex"> {
  static override properties = { waiting: { state: true }, complaint: { state: true }, offered: { state: true } };
  /** Milliseconds between two questions to Plex. */
  static interval = 2000;

  private waiting = false;
  private complaint: unknown = "";
  /** Address of Plex, where this page can open no window. */
  private offered = "";

  protected override heading() {
    return msg("Sign in with Plex");
  }

  protected override template() {
    return html`
      ${this.complaint ? alert("danger", this.complaint) : nothing}
      <p role="status">${this.#sentence()}</p>
      ${
        this.offered
          ? html`<a class="pf-c-button pf-m-primary pf-m-block" href=${this.offered} target="_blank" rel="noopener">
              ${msg("Go to Plex")}
            </a>`
          : nothing
      }
      ${button(this.waiting ? msg("Open Plex again") : msg("Open Plex"), this.#open, this.offered ? "secondary" : "primary")}
      ${back(this, this.again)}
    `;
  }

  protected override start(signal: AbortSignal) {
    return this.#signIn(comeBackFromPlex, signal);
  }

  readonly #open = () => this.restart((signal) => this.#signIn(signInWithPlex, signal));

  #sentence() {
    if (this.offered) return msg("Your browser blocked the new window. Open Plex with this link, then come back.");
    return this.waiting ? msg("Waiting for you to sign in at Plex.") : msg("Plex opens in a new window.");
  }

  async #signIn(way: typeof signInWithPlex | typeof comeBackFromPlex, signal: AbortSignal) {
    const { client_id, slug } = this.challenge;
    const { interval } = PlexStage;
    const offer = (address: string) => (this.offered = address);
    const leave = (address: string) => this.leave(address);
    const outcome = way({ client_id, slug, base: this.base, interval, signal, offer, leave });
    this.complaint = this.offered = "";
    this.waiting = outcome !== undefined;
    try {
      const challenge = await outcome;
      if (challenge && !signal.aborted) this.present(challenge);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  #fail(error: unknown) {
    this.waiting = false;
    this.offered = "";
    const { code, message } = error instanceof PlexFailure ? error : new PlexFailure("unreachable");
    if (code === "refused") this.complaint = serverText(message) || msg("This account may not sign in here.");
    else if (code === "expired") this.complaint = msg("Plex sign-in timed out. Try again.");
    else if (code === "no-server") this.complaint = msg("The server could not be reached.");
    else if (code === "no-challenge") this.complaint = msg("The server gave an answer that cannot be read.");
    else this.complaint = msg("Plex could not be reached. Your browser or this site may be blocking it.");
  }
}
