import { Stage, html, inTime, link, links, list, loadRememberMe, msg, nothing, noWayIn } from "../src/stage/index.js";
import { loadPasswordAids, serverText, sources, submit, text, textOf, texts } from "../src/stage/index.js";
import type { Challenge, ChallengeResponse, LoginSource, PasswordAids, RememberMe } from "../src/stage/index.js";
import type { Captcha } from "../src/captcha/captcha.js";

/** Asks who is signing in, and for the password if the flow wants both at once. */
export default class IdentificationStage extends Stage<"ak-stage-identification"> {
  #captcha: Promise<Captcha | undefined> | undefined;
  #shownCaptcha: Captcha | undefined;
  #memory: RememberMe | undefined;
  #aids: PasswordAids | undefined;

  protected override template() {
    const { flow_designation, allow_show_password } = this.challenge;
    const { enroll_url, recovery_url, passwordless_url, show_source_labels, passkey_challenge } = this.challenge;
    const application = serverText(this.challenge.application_pre);
    const [asked, offered] = [texts(this.challenge.user_fields), list(this.challenge.sources)];
    return html`
      ${application ? html`<p>${msg(html`Sign in to continue to ${application}.`)}</p>` : nothing}
      ${flow_designation === "recovery" ? html`<p>${msg("Enter your username or email to reset your password.")}</p>` : nothing}
      ${noWayIn(this.base, asked.length, offered.length, passwordless_url, recovery_url, enroll_url)}
      ${this.#form(asked)} ${this.#shownCaptcha?.remedy(this.again)}
      ${this.#aids?.template(Boolean(allow_show_password))}
      ${passkey_challenge && !passwordless_url ? html`<div class="passkey pf-c-button"></div>` : nothing}
      ${sources(offered, show_source_labels, this.base, this.scheme, this.#choose, this.target(passwordless_url), !asked.length)}
      ${links(
        link({ href: this.target(recovery_url), text: msg("Forgot username or password?"), id: "recovery" }),
        link({ href: this.target(enroll_url), text: msg("Sign up"), id: "enroll" }),
      )}
    `;
  }

  protected override response(form: FormData) {
    const uid_field = text(form, "uidField");
    this.#memory?.keep(form, uid_field);
    const response = form.has("password") ? { uid_field, password: text(form, "password") } : { uid_field };
    return this.#captcha ? this.#withToken(response, this.#captcha) : response;
  }

  /** Offers passkeys where the browser suggests usernames, and by a button. */
  protected override async start(signal: AbortSignal) {
    const { passkey_challenge, captcha_stage, enable_remember_me, password_fields } = this.challenge;
    const ways = { sources: list(this.challenge.sources), user_fields: texts(this.challenge.user_fields) };
    if (ways.sources.length) {
      import("../src/sources/begin-source.js").then(
        (it) => it.beginSource({ ...this.challenge, ...ways }, signal, this.#choose),
        () => {}, // users can press the button of a source
      );
    }
    if (enable_remember_me) void loadRememberMe(this).then(this.#offer);
    if (password_fields && !this.#aids) void loadPasswordAids(this).then(this.#help);
    this.#shownCaptcha = undefined;
    this.#captcha = captcha_stage ? this.#show(captcha_stage, signal).catch(() => undefined) : undefined;
    if (!passkey_challenge) return;
    const loaded = await import("../src/webauthn/any-passkey.js").catch(() => undefined); // users can fill in the form
    const passkey = loaded && (await (this.beforeResponse = loaded.anyPasskey(this, signal)));
    if (passkey) this.respond({ passkey });
  }

  readonly #offer = (memory: RememberMe | undefined) => {
    this.#memory = memory;
    this.requestUpdate();
  };

  readonly #help = (aids: PasswordAids | undefined) => {
    this.#aids = aids;
    this.requestUpdate();
  };

  readonly #choose = ({ challenge }: LoginSource) => this.present(challenge);

  async #show(task: Challenge<"ak-stage-captcha">, signal: AbortSignal) {
    const { Captcha } = await inTime(import("../src/captcha/captcha.js"));
    this.requestUpdate();
    return (this.#shownCaptcha = new Captcha(this, task, signal));
  }

  async #withToken(response: ChallengeResponse<"ak-stage-identification">, captcha: Promise<Captcha | undefined>) {
    const proof = await captcha;
    if (!proof) return response; // the captcha did not load; the server will say that its token is missing
    const captcha_token = await proof.take(); // meanwhile the captcha says that we wait for it
    return captcha_token ? { ...response, captcha_token } : undefined;
  }

  #form(user_fields: readonly string[]) {
    const { password_fields, pending_user_identifier, primary_action, passkey_challenge } = this.challenge;
    const room = this.challenge.enable_remember_me ? html`<div class="pf-c-check"></div>` : nothing;
    if (!user_fields.length) return nothing;
    return this.form(html`
      ${this.field({
        name: "uidField",
        label: this.#label(user_fields),
        type: user_fields.join() === "email" ? "email" : "text",
        autocomplete: passkey_challenge ? "username webauthn" : "username",
        value: textOf(pending_user_identifier) || this.#memory?.identifier,
        enter: password_fields ? "next" : "go",
      })}
      ${
        password_fields
          ? this.field({ name: "password", label: msg("Password"), type: "password", autocomplete: "current-password" })
          : nothing
      }
      ${this.#memory?.template() ?? room} ${this.#shownCaptcha?.template()}
      ${submit(serverText(primary_action) || msg("Continue"))}
    `);
  }

  #label(fields: readonly string[]) {
    const names = fields.map((field, index) => {
      if (field === "email") return index ? msg("email") : msg("Email");
      return field === "username" ? msg("Username") : field.toUpperCase();
    });
    // Each translation says its own tag instead of `en`.
    return new Intl.ListFormat(msg("en"), { type: "disjunction" }).format(names);
  }
}
