import { Stage, after, button, html, links, msg, wayOut } from "../src/stage/index.js";

/** What the browser extension of the platform agent listens to. */
const EXTENSION = "authentik-platform-sso";

/** Asks the agent of this device, through a browser extension; where there is none, the server is told so. */
export default class EndpointAgentStage extends Stage<"ak-stage-endpoint-agent"> {
  #waiting = new AbortController();

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#waiting.abort();
  }

  protected override template() {
    return this.challenge.response_errors
      ? [button(msg("Try again"), this.#ask, "primary"), links(wayOut(this, msg("Go back")))]
      : html`<p role="status">${msg("This device is being checked.")}</p>`;
  }

  protected override firstUpdated() {
    if (!this.challenge.response_errors) this.#ask();
  }

  readonly #ask = () => {
    this.#waiting.abort();
    const { signal } = (this.#waiting = new AbortController());
    const { challenge, challenge_idle_timeout } = this.challenge;
    window.addEventListener("message", this.#hear, { signal });
    window.postMessage({ _ak_ext: EXTENSION, challenge }, location.origin);
    after((challenge_idle_timeout || 3) * 1000, signal, () => this.#tell(null));
  };

  /** An extension speaks from within this very window. */
  readonly #hear = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== window || origin !== location.origin) return;
    const { _ak_ext, response } = (data ?? {}) as { _ak_ext?: unknown; response?: unknown }; // a wire of its own
    if (_ak_ext === EXTENSION && typeof response === "string") this.#tell(response);
  };

  #tell(response: string | null) {
    this.#waiting.abort();
    this.respond({ response });
  }
}
