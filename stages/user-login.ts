import { Stage, html, identity, msg, nothing, submit, userStyles } from "../src/stage/index.js";

/** Asks whether to stay signed in. */
export default class UserLoginStage extends Stage<"ak-stage-user-login"> {
  static override styles = [Stage.styles, userStyles];

  protected override heading() {
    return msg("Stay signed in?");
  }

  protected override template() {
    return html`
      ${identity(this)}
      <p>${msg("On a device of your own you need not sign in so often.")}</p>
      ${this.form(submit(msg("Yes")))}
      <button
        class="pf-c-button pf-m-secondary pf-m-block"
        type="button"
        aria-disabled=${this.busy ? "true" : nothing}
        @click=${() => this.busy || this.respond({ remember_me: false })}
      >
        ${msg("No")}
      </button>
    `;
  }

  protected override response() {
    return { remember_me: true };
  }
}
