import { Stage, WAIT_ICONS, after, anyWayOut, button, links, msg, waitStyles } from "../src/stage/index.js";
import { waiting } from "../src/stage/index.js";

/** The message that the browser extension of the platform agent listens to. */
const EXTENSION = "authentik-platform-sso";

/** Seconds to wait if the server does not say how many, and the longest wait. */
const USUAL = 3;
const LONGEST = 600;

/** Asks the agent of this device, through a browser extension; without one, it tells the server so. */
export default class EndpointAgentStage extends Stage<"ak-stage-endpoint-agent"> {
  static override styles = [Stage.styles, waitStyles];

  protected override readonly waitsAfterResponse = true;

  protected override heading() {
    return msg("Checking this device");
  }

  protected override template() {
    return [
      this.challenge.response_errors
        ? button(msg("Try again"), () => this.restart(), "primary")
        : waiting(WAIT_ICONS.device, msg("This device is being checked.")),
      links(anyWayOut(this, msg("Go back"))),
    ];
  }

  protected override start(signal: AbortSignal) {
    const { challenge, challenge_idle_timeout } = this.challenge;
    window.addEventListener("message", this.#hear, { signal });
    window.postMessage({ _ak_ext: EXTENSION, challenge }, location.origin);
    after(patience(challenge_idle_timeout) * 1000, signal, () => this.respond({ response: null }));
  }

  /** Takes messages of the extension, which come from this window itself. */
  readonly #hear = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== window || origin !== location.origin) return;
    const { _ak_ext, response } = (data ?? {}) as { _ak_ext?: unknown; response?: unknown }; // the message is unchecked
    if (_ak_ext === EXTENSION && typeof response === "string") this.respond({ response });
  };
}

/** Seconds to wait for the agent. An invalid time would end at once, or never. */
function patience(asked: unknown): number {
  const seconds = Number(asked);
  return seconds > 0 ? Math.min(seconds, LONGEST) : USUAL;
}
