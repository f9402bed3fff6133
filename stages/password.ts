import { PasswordAids, Stage, html, identity, link, links, msg, submit, text } from "../src/stage/index.js";
import { userStyles, usernameField } from "../src/stage/index.js";

/** Asks for the pending user's password. */
export default class PasswordStage extends Stage<"ak-stage-password"> {
  static override styles = [Stage.styles, userStyles];

  readonly #aids = new PasswordAids(this);

  protected override heading() {
    return msg("Enter your password");
  }

  protected override template() {
    const { allow_show_password, recovery_url } = this.challenge;
    return html`
      ${identity(this)}
      ${this.form(html`
        ${usernameField(this.identifier)}
        ${this.field({
          name: "password",
          label: msg("Password"),
          type: "password",
          autocomplete: "current-password",
        })}
        ${submit(msg("Continue"))}
      `)}
      ${this.#aids.template(Boolean(allow_show_password))}
      ${links(link({ href: this.target(recovery_url), text: msg("Forgot password?"), id: "recovery" }))}
    `;
  }

  protected override response(form: FormData) {
    return { password: text(form, "password") };
  }
}
