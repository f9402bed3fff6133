import { SentCodeStage, html, msg, textOf } from "../src/stage/index.js";

/** The server masks the address, and breaks down where it has not exactly one @ and a dot behind it (contract, 4.9). */
const ADDRESS = "[^@]+@[^@\\s.]+(\\.[^@\\s.]+)+\\s*";

/** Sets up codes by e-mail: first the address, then the code. */
export default class AuthenticatorEmailStage extends SentCodeStage<"ak-stage-authenticator-email"> {
  protected override readonly addressName = "email";

  protected override get addressRequired() {
    return this.challenge.email_required ?? !this.challenge.email;
  }

  protected override heading() {
    return this.step === "code" ? msg("Check your email") : msg("Get codes by email");
  }

  protected override addressField(value: string, hint: string) {
    const label = msg("Email address");
    return this.field({ name: "email", label, hint, type: "email", autocomplete: "email", value, pattern: ADDRESS });
  }

  protected override withAddress(email: string) {
    return { email };
  }

  protected override withCode(code: string) {
    return { code };
  }

  protected override readonly texts = () => {
    const email = textOf(this.challenge.email);
    return {
      ask: msg("Enter the email address for your codes."),
      again: msg("To send the code again, enter your email address again."),
      sent: email ? msg(html`A code was sent to <bdi>${email}</bdi>.`) : msg("A code was sent to you by email."),
      change: msg("Use another address"),
    };
  };
}
