import { Stage, after, anyWayOut, button, html, links, msg } from "../src/stage/index.js";

/** What the browser extension of the platform agent listens to. */
const EXTENSION = "authentik-platform-sso";

/** Seconds to wait where the server does not say how many, and the most that people are kept waiting. */
const USUAL = 3;
const LONGEST = 600;

/** Asks the agent of this device, through a browser extension; where there is none, the server is told so. */
export default class EndpointAgentStage extends Stage<"ak-stage-endpoint-agent"> {
  protected override readonly waitsAfterResponse = true;

  protected override template() {
    return [
      this.challenge.response_errors
        ? button(msg("Try again"), () => this.restart(), "primary")
        : html`<p role="status">${msg("This device is being checked.")}</p>`,
      links(anyWayOut(this, msg("Go back"))),
    ];
  }

  protected override start(signal: AbortSignal) {
    const { challenge, challenge_idle_timeout } = this.challenge;
    window.addEventListener("message", this.#hear, { signal });
    window.postMessage({ _ak_ext: EXTENSION, challenge }, location.origin);
    after(patience(challenge_idle_timeout) * 1000, signal, () => this.respond({ response: null }));
  }

  /** An extension speaks from within this very window. */
  readonly #hear = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== window || origin !== location.origin) return;
    const { _ak_ext, response } = (data ?? {}) as { _ak_ext?: unknown; response?: unknown }; // a wire of its own
    if (_ak_ext === EXTENSION && typeof response === "string") this.respond({ response });
  };
}

/** Seconds to wait for the agent. What is no time would be answered at once, or never. */
function patience(asked: unknown): number {
  const seconds = Number(asked);
  return seconds > 0 ? Math.min(seconds, LONGEST) : USUAL;
}
