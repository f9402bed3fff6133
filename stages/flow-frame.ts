import { Stage, WAIT_ICONS, after, alert, anyWayOut, button, css, html, keyed } from "../src/stage/index.js";
import { inspectFrame, links, msg, nothing, serverLanguage, serverText, textOf } from "../src/stage/index.js";
import { waitStyles, waiting, whenBlocked } from "../src/stage/index.js";

/** A problem of the frame: it takes long, the policy of this page blocks it, or the server replied with an error. */
type Trouble = "late" | "blocked" | "failed";

/** Loads a page of the server in a frame, and responds when that page says that it is done. */
export default class FrameStage extends Stage<"xak-flow-frame"> {
  static override properties = { attempt: { state: true }, trouble: { state: true } };
  static override styles = [
    Stage.styles,
    waitStyles,
    css`
      iframe {
        box-sizing: border-box;
        inline-size: 100%;
        block-size: 20rem;
        border: 0;
        border-radius: var(--ak-radius);
      }
    `,
  ];

  /** Milliseconds that the frame may take before the stage offers to try again. */
  static limit = 30_000;

  protected override readonly waitsAfterResponse = true;
  private attempt = 0;
  private trouble: Trouble | undefined;

  protected override heading() {
    return msg("One moment");
  }

  protected override template() {
    const { url, loading_overlay, loading_text, response_errors } = this.challenge;
    const address = this.target(url);
    if (!address) {
      return html`
        ${alert("danger", msg("The server wants to show a page that is not safe to open."))}
        ${button(msg("Try again"), this.again)} ${links(anyWayOut(this, msg("Go back")))}
      `;
    }
    const told = textOf(loading_text);
    const text = told || msg("One moment …");
    const isStuck = this.trouble || response_errors;
    return html`
      ${waiting(loading_overlay ? WAIT_ICONS.device : undefined, serverText(told) || text)}
      ${this.trouble ? this.#complaint(this.trouble) : nothing}
      ${isStuck ? button(msg("Try again"), this.#tryAgain, "primary") : nothing}
      ${keyed(
        this.attempt,
        html`<iframe
          sandbox=${SANDBOX}
          src=${address}
          title=${text}
          lang=${told ? serverLanguage() : nothing}
          ?hidden=${loading_overlay}
          @load=${this.#loaded}
        ></iframe>`,
      )}
      ${links(anyWayOut(this, msg("Go back")))}
    `;
  }

  readonly #tryAgain = () => {
    this.attempt++;
    this.restart();
  };

  protected override start(signal: AbortSignal) {
    this.trouble = undefined;
    window.addEventListener("message", this.#hear, { signal });
    after(FrameStage.limit, signal, () => (this.trouble ??= "late"));
    const address = this.target(this.challenge.url);
    if (address) whenBlocked("frame", address, signal, () => (this.trouble = "blocked"));
  }

  readonly #loaded = ({ target }: Event) => {
    if (inspectFrame(target as HTMLIFrameElement) === "bad") this.trouble = "failed";
  };

  #complaint(trouble: Trouble) {
    if (trouble === "late") return alert("warning", msg("This takes longer than it should."));
    if (trouble === "failed") return alert("danger", msg("The server answered with an error."));
    return alert("danger", msg("The policy of this page blocks this step. Please tell an administrator."));
  }

  /** Takes the message only from this frame, and only if its page is of the expected origin. */
  readonly #hear = ({ source, origin, data }: MessageEvent<unknown>) => {
    const frame = this.renderRoot.querySelector("iframe");
    if (!frame || source !== frame.contentWindow || origin !== new URL(frame.src).origin || !isDone(data)) return;
    this.respond({});
  };
}

/** What the page in the frame may do: it must not navigate this page. */
const SANDBOX = "allow-forms allow-popups allow-same-origin allow-scripts";

const DONE = Object.entries({ message: "submit", source: "goauthentik.io", context: "flow-executor" });

function isDone(data: unknown): boolean {
  const members = new Map(Object.entries(data ?? {}));
  return DONE.every(([name, value]) => members.get(name) === value);
}
