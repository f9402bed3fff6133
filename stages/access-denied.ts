import {
  Stage,
  alert,
  button,
  cancel,
  html,
  links,
  msg,
  pendingUser,
  userStyles,
  serverText,
  wayOut,
  withoutLink,
} from "../src/stage/index.js";

/** Says why the server denied access. It has dropped the plan, so that trying again starts anew. */
export default class AccessDeniedStage extends Stage<"ak-stage-access-denied"> {
  static override styles = [Stage.styles, userStyles];

  protected override heading() {
    return msg("Access denied");
  }

  protected override template() {
    const { error_message } = this.challenge;
    const anew = withoutLink();
    return html`
      ${pendingUser(this.challenge)}
      ${alert("danger", serverText(error_message) || msg("You don't have permission to continue."))}
      ${
        anew
          ? html`<a class="pf-c-button pf-m-primary pf-m-block" href=${anew}>${msg("Start again")}</a>`
          : button(msg("Start again"), () => cancel(this, "restart"), "primary")
      }
      ${links(wayOut(this, msg("Go back")))}
    `;
  }
}
