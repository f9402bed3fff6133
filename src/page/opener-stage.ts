import { Stage, button, html, link, msg } from "../stage/index.js";

/** The name of the element, which is none of a component. */
export const tag = "ak-opener-stage";

/** Asks the user whether the page that has opened this window may learn that the flow has ended. */
export default class OpenerStage extends Stage<"xak-flow-redirect"> {
  /** The origin of that page. */
  static origin = "";
  /** Tells the page that the flow has ended. */
  static tell = () => {};

  protected override heading() {
    return msg("Confirm to continue");
  }

  protected override template() {
    const { host } = new URL(OpenerStage.origin);
    return html`
      <p>${msg(html`<bdi>${host}</bdi> opened this window. If you continue, it learns that you are done here.`)}</p>
      ${button(msg("Continue"), OpenerStage.tell, "primary")}
      ${link({ href: this.target(this.challenge.to), text: msg("Not now") })}
    `;
  }
}
