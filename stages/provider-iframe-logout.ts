import { logoutForm, servicesIn } from "../src/foreign/logout-form.js";
import { Stage, after, button, html, longList, longListStyles, msg, nothing } from "../src/stage/index.js";
import { inspectFrame, postInto, serverText, signedOut, textOf, whenBlocked } from "../src/stage/index.js";
import type { LogoutURL, SignedOut } from "../src/stage/index.js";

/**
 * Signs out of several services at once, each in a hidden frame. None of them can hold people up for long; what is not
 * known to have happened is told, for long enough to be read.
 */
export default class IframeLogoutStage extends Stage<"ak-provider-iframe-logout"> {
  static override properties = { outcomes: { state: true } };
  static override styles = [Stage.styles, longListStyles];

  /** Milliseconds that a service may take. */
  static limit = 5000;
  /** Milliseconds that people have to read where they may still be signed in. */
  static reading = 8000;

  protected override readonly waitsAfterResponse = true;
  private outcomes: readonly (SignedOut | undefined)[] = [];
  /** The list as it first came: asked again, the server finds it empty. */
  #services: readonly LogoutURL[] = [];
  #isOver = false;

  override connectedCallback() {
    this.#services = servicesIn(this.challenge.logout_urls);
    this.outcomes = this.#services.map(({ url }) => (this.target(url) ? undefined : "unsafe"));
    super.connectedCallback();
  }

  protected override heading() {
    return msg("Signing out");
  }

  protected override template() {
    const { response_errors } = this.challenge;
    return html`
      <p role="status">${this.#sentence()}</p>
      ${this.#services.length ? longList(msg("Signing out"), this.#services.map(this.#line)) : nothing}
      ${response_errors ? button(msg("Try again"), () => this.respond({}), "primary") : nothing}
      ${this.#isOver && !response_errors ? button(msg("Continue"), this.#goOn, "primary") : nothing}
      ${this.#services.map(this.#frame)}
    `;
  }

  protected override start(signal: AbortSignal) {
    this.#isOver = false;
    this.#services.forEach((service, at) => {
      const action = this.target(service.url);
      if (!action) return;
      whenBlocked(["frame", "form"], action, signal, () => this.#learn(at, "blocked"));
      const fields = logoutForm(service);
      if (fields) postInto(this.renderRoot, { action, target: nameOf(at), fields });
    });
    after(IframeLogoutStage.limit, signal, () => this.#services.forEach((_, at) => this.#learn(at, "silent")));
    this.#settle();
  }

  #sentence() {
    if (!this.#services.length) return msg("You are being signed out.");
    if (!this.#isOver) return msg("You are being signed out of:");
    return msg("It is not certain that you are signed out everywhere. This page continues in a few seconds.");
  }

  readonly #line = ({ provider_name, url }: LogoutURL, at: number) => {
    const address = this.target(url);
    const name = serverText(provider_name) || html`<bdi>${address ? new URL(address).host : textOf(url)}</bdi>`;
    const outcome = this.outcomes[at];
    const isCertain = !outcome || outcome === "done";
    return html`<li class=${isCertain ? nothing : "pf-m-error"}>${signedOut(name, outcome)}</li>`;
  };

  readonly #frame = (service: LogoutURL, at: number) => {
    const src = logoutForm(service) ? undefined : this.target(service.url);
    return html`<iframe
      hidden
      name=${nameOf(at)}
      title=${textOf(service.provider_name) || nameOf(at)}
      sandbox="allow-forms allow-same-origin allow-scripts"
      src=${src ?? nothing}
      @load=${(event: Event) => this.#loaded(at, event.target as HTMLIFrameElement)}
    ></iframe>`;
  };

  #loaded(at: number, frame: HTMLIFrameElement) {
    const loaded = inspectFrame(frame);
    if (loaded !== "empty") this.#learn(at, loaded === "good" ? "done" : loaded === "bad" ? "failed" : "asked");
  }

  /** What is known first counts, unless it was silence; and that a service was blocked is certain, however late. */
  #learn(at: number, outcome: SignedOut) {
    const known = this.outcomes[at];
    if (known && outcome !== "blocked" && (known !== "silent" || outcome === "silent")) return;
    this.outcomes = this.outcomes.map((it, index) => (index === at ? outcome : it));
    this.#settle();
  }

  readonly #settle = () => {
    if (this.signal.aborted || this.outcomes.includes(undefined) || this.challenge.response_errors) return;
    if (this.outcomes.every((outcome) => outcome === "done")) this.#goOn();
    else if (!this.#isOver) after(IframeLogoutStage.reading, this.signal, this.#goOn);
    this.#isOver = true;
  };

  readonly #goOn = () => this.respond({});
}

function nameOf(at: number) {
  return `ak-logout-${at}`;
}
