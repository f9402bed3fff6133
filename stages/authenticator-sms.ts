import { SentCodeStage, msg, plainDigits } from "../src/stage/index.js";

/** Sets up codes by text message: first the number, then the code. */
export default class AuthenticatorSMSStage extends SentCodeStage<"ak-stage-authenticator-sms"> {
  protected override readonly addressName = "phoneNumber";

  protected override get addressRequired() {
    return this.challenge.phone_number_required ?? false;
  }

  protected override heading() {
    return this.step === "code" ? msg("Check your phone") : msg("Get codes by text message");
  }

  protected override addressField(value: string, hint: string) {
    const label = msg("Phone number");
    return this.field({ name: "phoneNumber", label, hint, type: "tel", autocomplete: "tel", value });
  }

  protected override withAddress(number: string) {
    return { phone_number: plainDigits(number) };
  }

  protected override withCode(code: string) {
    return { code };
  }

  protected override readonly texts = () => ({
    ask: msg("Which phone should get your codes? Begin the number with + and the code of the country."),
    again: msg("The server does not tell us your number. Enter it once more, and the code is sent there again."),
    sent: msg("A code was sent to your phone."),
    change: msg("Use another number"),
  });
}
