import { Stage, html, links, msg, notYou, pendingUser, submit } from "../src/stage/index.js";

/** Asks whether to stay signed in. */
export default class UserLoginStage extends Stage<"ak-stage-user-login"> {
  protected override heading() {
    return msg("Stay signed in?");
  }

  protected override template() {
    return html`
      ${pendingUser(this.challenge)}
      <p>${msg("On a device of your own you need not sign in so often.")}</p>
      ${this.form(submit(msg("Yes")))}
      <button
        class="pf-c-button pf-m-secondary pf-m-block"
        type="button"
        ?disabled=${this.busy}
        @click=${() => this.respond({ remember_me: false })}
      >
        ${msg("No")}
      </button>
      ${links(notYou(this))}
    `;
  }

  protected override response() {
    return { remember_me: true };
  }
}
