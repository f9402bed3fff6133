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
      <p>${msg("Only choose this on your own device.")}</p>
      ${this.form(submit(msg("Stay signed in")))}
      <button
        class="pf-c-button pf-m-secondary pf-m-block"
        type="button"
        aria-disabled=${this.busy ? "true" : nothing}
        @click=${() => this.busy || this.respond({ remember_me: false })}
      >
        ${msg("Not now")}
      </button>
    `;
  }

  protected override response() {
    return { remember_me: true };
  }
}
