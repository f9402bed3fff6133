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
    ask: msg("Enter the phone number for your codes, with country code. For example: +44 7700 900123"),
    again: msg("To send the code again, enter your phone number again."),
    sent: msg("A code was sent to your phone."),
    change: msg("Use another number"),
  });
}
