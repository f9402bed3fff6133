import { Stage, alert, html, links, msg, pendingUser, wayOut } from "../src/stage/index.js";

/** Tells why the flow was refused. Its plan is gone, so that trying again starts anew. */
export default class AccessDeniedStage extends Stage<"ak-stage-access-denied"> {
  protected override heading() {
    return super.heading() || msg("Access denied");
  }

  protected override template() {
    const { error_message } = this.challenge;
    return html`
      ${pendingUser(this.challenge)} ${alert("danger", error_message || msg("You may not do this."))}
      <button class="pf-c-button pf-m-primary pf-m-block" type="button" @click=${this.again}>
        ${msg("Start again")}
      </button>
      ${links(wayOut(this, msg("Go back")))}
    `;
  }
}
