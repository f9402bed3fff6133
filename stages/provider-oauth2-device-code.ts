import { Stage, codeField, codeIn, msg, submit } from "../src/stage/index.js";

/** Asks for the code that another device shows, however people like to space it. */
export default class DeviceCodeStage extends Stage<"ak-provider-oauth2-device-code"> {
  protected override heading() {
    return msg("Connect a device");
  }

  protected override template() {
    const hint = msg("Enter the 9-digit code shown on your device.");
    const errors = this.errors("code");
    return this.form([
      codeField({ label: msg("Code"), hint, digits: 9, isOneTime: false, errors }),
      submit(msg("Continue")),
    ]);
  }

  protected override response(form: FormData) {
    return { code: codeIn(form) };
  }
}
