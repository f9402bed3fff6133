import {
  Stage,
  alert,
  button,
  cancel,
  html,
  links,
  msg,
  nothing,
  pendingUser,
  serverText,
  signIn,
  textOf,
  userStyles,
  wayOut,
  withoutLink,
} from "../src/stage/index.js";

/**
 * Says why the server denied access. It has dropped the plan, so that trying again starts anew. A user who is not signed
 * in may have to do that first.
 */
export default class AccessDeniedStage extends Stage<"ak-stage-access-denied"> {
  static override styles = [Stage.styles, userStyles];

  protected override heading() {
    return msg("Access denied");
  }

  protected override template() {
    const { error_message } = this.challenge;
    const anew = withoutLink();
    const first = textOf(this.challenge.pending_user) ? undefined : signIn(this);
    const rank = first ? "secondary" : "primary";
    return html`
      ${pendingUser(this.challenge)}
      ${alert("danger", serverText(error_message) || msg("You don't have permission to continue."))}
      ${first ? html`<a class="pf-c-button pf-m-primary pf-m-block" href=${first}>${msg("Sign in")}</a>` : nothing}
      ${
        anew
          ? html`<a class="pf-c-button pf-m-${rank} pf-m-block" href=${anew}>${msg("Start again")}</a>`
          : button(msg("Start again"), () => cancel(this, "restart"), rank)
      }
      ${links(wayOut(this, msg("Go back")))}
    `;
  }
}
