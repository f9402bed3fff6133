import { Departure, Stage, alert, anyWayOut, button, html, links, msg } from "../src/stage/index.js";
import { postAtOnce, postForm, serverText } from "../src/stage/index.js";

/** Posts a form to another site: at once, or by a button if that does not work. */
export default class AutosubmitStage extends Stage<"ak-stage-autosubmit"> {
  readonly #departure = new Departure(this, this.mayLeave);

  protected override heading() {
    return serverText(this.challenge.title) || msg("One moment");
  }

  protected override template() {
    const { url, attrs } = this.challenge;
    const action = this.target(url);
    if (!action) {
      return html`
        ${alert("danger", msg("The server wants to send you to an address that is not safe to open."))}
        ${button(msg("Start again"), this.again)}
      `;
    }
    const { isStuck } = this.#departure;
    const label = isStuck ? msg("Try again") : msg("Continue");
    return html`
      ${
        isStuck
          ? this.#departure.complaint()
          : html`<p>
              ${msg(html`You are being taken to <bdi>${new URL(action).host}</bdi>. If nothing happens, press the button.`)}
            </p>`
      }
      ${postForm({ action, fields: attrs, label, departure: this.#departure })}
      ${links(anyWayOut(this, msg("Go back")))}
    `;
  }

  protected override start() {
    postAtOnce(this.renderRoot);
  }
}
