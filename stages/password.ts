import {
  Stage,
  html,
  link,
  links,
  msg,
  notYou,
  nothing,
  pendingUser,
  revealPassword,
  submit,
  text,
} from "../src/stage/index.js";

/** Asks for the pending user's password. */
export default class PasswordStage extends Stage<"ak-stage-password"> {
  protected override heading() {
    return msg("Enter your password");
  }

  protected override template() {
    return html`
      ${this.form(html`
        ${pendingUser(this.challenge, "field")}
        ${this.field({
          name: "password",
          label: msg("Password"),
          type: "password",
          autocomplete: "current-password",
        })}
        ${submit(msg("Continue"))}
      `)}
      ${links(
        this.challenge.allow_show_password ? revealPassword() : nothing,
        notYou(this),
        link({ href: this.target(this.challenge.recovery_url), text: msg("Forgot password?"), id: "recovery" }),
      )}
    `;
  }

  protected override response(form: FormData) {
    return { password: text(form, "password") };
  }
}
