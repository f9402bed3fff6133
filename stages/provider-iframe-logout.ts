import { Stage, after, button, html, longList, longListStyles, msg, nothing } from "../src/stage/index.js";
import { postInto, str } from "../src/stage/index.js";
import type { LogoutURL } from "../src/stage/index.js";

/** What became of a service: it answered, or took too long, or we still wait. */
type Outcome = "done" | "missed" | undefined;

/** Signs out of several services at once, each in a hidden frame. None of them can hold people up for long. */
export default class IframeLogoutStage extends Stage<"ak-provider-iframe-logout"> {
  static override properties = { outcomes: { state: true } };
  static override styles = [Stage.styles, longListStyles];

  /** Milliseconds that a service may take. */
  static limit = 5000;

  private outcomes: readonly Outcome[] = [];
  /** The list as it first came: asked again, the server finds it empty. */
  #services: readonly LogoutURL[] = [];
  #waiting = new AbortController();

  override connectedCallback() {
    this.#services = this.challenge.logout_urls ?? [];
    this.outcomes = this.#services.map(({ url }) => (this.target(url) ? undefined : "missed"));
    super.connectedCallback();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#waiting.abort();
  }

  protected override heading() {
    return super.heading() || msg("Signing out");
  }

  protected override template() {
    return html`
      <p role="status">
        ${this.#services.length ? msg("You are being signed out of:") : msg("You are being signed out.")}
      </p>
      ${this.#services.length ? longList(this.heading(), this.#services.map(this.#line)) : nothing}
      ${this.challenge.response_errors ? button(msg("Try again"), () => this.respond({}), "primary") : nothing}
      ${this.#services.map(this.#frame)}
    `;
  }

  protected override firstUpdated() {
    const { signal } = this.#waiting;
    this.#services.forEach((service, at) => {
      const action = this.target(service.url);
      if (action && isPost(service)) postInto(this.renderRoot, { action, target: nameOf(at), fields: fields(service) });
    });
    after(IframeLogoutStage.limit, signal, () => this.#settle(this.outcomes.map((outcome) => outcome ?? "missed")));
    queueMicrotask(() => this.#settle(this.outcomes)); // an answer is no part of this update any more
  }

  readonly #line = ({ provider_name, url }: LogoutURL, at: number) => {
    const address = this.target(url);
    const name = provider_name || (address ? new URL(address).host : url);
    const outcome = this.outcomes[at];
    const text =
      outcome === "done"
        ? msg(str`${name}: done`)
        : outcome === "missed"
          ? msg(str`${name} does not answer. You may still be signed in there.`)
          : name;
    return html`<li class=${outcome === "missed" ? "pf-m-error" : nothing}>${text}</li>`;
  };

  readonly #frame = (service: LogoutURL, at: number) => {
    const src = isPost(service) ? undefined : this.target(service.url);
    return html`<iframe
      hidden
      name=${nameOf(at)}
      title=${service.provider_name || nameOf(at)}
      sandbox="allow-forms allow-same-origin allow-scripts"
      src=${src ?? nothing}
      @load=${(event: Event) => this.#loaded(at, event.target as HTMLIFrameElement)}
    ></iframe>`;
  };

  #loaded(at: number, { contentDocument }: HTMLIFrameElement) {
    // A frame that waits for its form has an empty page of ours at first, which loads as well.
    if (contentDocument?.URL === "about:blank") return;
    this.#settle(this.outcomes.map((outcome, index) => (index === at ? (outcome ?? "done") : outcome)));
  }

  #settle(outcomes: readonly Outcome[]) {
    if (this.#waiting.signal.aborted) return;
    this.outcomes = outcomes;
    if (outcomes.includes(undefined)) return;
    this.#waiting.abort();
    if (!this.challenge.response_errors) this.respond({});
  }
}

function nameOf(at: number) {
  return `ak-logout-${at}`;
}

function isPost({ binding, saml_request, saml_response }: LogoutURL): boolean {
  return binding !== "redirect" && Boolean(saml_request || saml_response);
}

function fields({ saml_request, saml_response, saml_relay_state }: LogoutURL) {
  return {
    ...(saml_request ? { SAMLRequest: saml_request } : { SAMLResponse: saml_response ?? "" }),
    ...(saml_relay_state ? { RelayState: saml_relay_state } : {}),
  };
}
