import {
  Stage,
  html,
  link,
  links,
  msg,
  nothing,
  revealPassword,
  sources,
  str,
  submit,
  text,
} from "../src/stage/index.js";

/** Asks who is signing in, and for the password if the flow wants both at once. */
export default class IdentificationStage extends Stage<"ak-stage-identification"> {
  protected override template() {
    const { application_pre, flow_designation, password_fields, allow_show_password } = this.challenge;
    const { enroll_url, recovery_url, passwordless_url, sources: list, show_source_labels } = this.challenge;
    return html`
      ${application_pre ? html`<p>${msg(str`Sign in to continue to ${application_pre}.`)}</p>` : nothing}
      ${flow_designation === "recovery" ? html`<p>${msg("Tell us which account is yours to recover it.")}</p>` : nothing}
      ${this.#form()} ${password_fields && allow_show_password ? links(revealPassword()) : nothing}
      ${sources(list ?? [], show_source_labels, this.server, (source) => this.present(source.challenge))}
      ${links(
        link({ href: this.target(passwordless_url), text: msg("Use a security key"), id: "passwordless" }),
        link({ href: this.target(recovery_url), text: msg("Forgot username or password?"), id: "recovery" }),
        link({ href: this.target(enroll_url), text: msg("Sign up"), id: "enroll" }),
      )}
    `;
  }

  protected override response(form: FormData) {
    const uid_field = text(form, "uidField");
    return form.has("password") ? { uid_field, password: text(form, "password") } : { uid_field };
  }

  /** Offers passkeys where the browser suggests usernames. */
  protected override async meanwhile(signal: AbortSignal) {
    const { passkey_challenge } = this.challenge;
    if (!passkey_challenge) return;
    const { conditional } = await import("../src/webauthn/conditional.js");
    const passkey = await (this.pending = conditional(passkey_challenge, signal));
    if (passkey) this.respond({ passkey });
  }

  #form() {
    const { user_fields, password_fields, pending_user_identifier, primary_action, passkey_challenge } = this.challenge;
    if (!user_fields?.length) return nothing;
    return this.form(html`
      ${this.field({
        name: "uidField",
        label: this.#label(user_fields),
        type: user_fields.join() === "email" ? "email" : "text",
        autocomplete: passkey_challenge ? "username webauthn" : "username",
        value: pending_user_identifier,
      })}
      ${
        password_fields
          ? this.field({
              name: "password",
              label: msg("Password"),
              type: "password",
              autocomplete: "current-password",
            })
          : nothing
      }
      ${submit(primary_action || msg("Continue"))}
    `);
  }

  #label(fields: readonly string[]) {
    const names = fields.map((field) =>
      field === "email" ? msg("Email") : field === "username" ? msg("Username") : field.toUpperCase(),
    );
    const last = names.pop() ?? "";
    return names.length ? msg(str`${names.join(", ")} or ${last}`) : last;
  }
}
