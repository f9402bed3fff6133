import { FlowExecutor } from "../executor/index.js";
import { watchObstacles } from "./watch-obstacles.js";
import { replaceStages } from "./replace-stages.js";

/**
 * An executor on a page of a site author. By its attribute `mode` the flow is in the page (`inline`), or a button opens
 * it at the server, in a window of its own (`popup`) or in the place of the page (`redirect`).
 *
 * @attr {"inline" | "popup" | "redirect"} mode - where the flow is; read whenever the tag is inserted
 */
export class EmbeddedExecutor extends FlowExecutor {
  constructor() {
    super();
    replaceStages(this);
    watchObstacles(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    const { mode } = this;
    if (mode !== "inline") void import("./at-server.js").then(({ showButton }) => showButton(this, mode));
  }

  /** The mode, which is read whenever the tag is inserted. */
  get mode(): "inline" | "popup" | "redirect" {
    const mode = this.getAttribute("mode");
    return mode === "popup" || mode === "redirect" ? mode : "inline";
  }

  /** Elsewhere than in the page the executor asks the server for nothing, and renders nothing. */
  protected override shouldUpdate() {
    return this.mode === "inline";
  }
}
