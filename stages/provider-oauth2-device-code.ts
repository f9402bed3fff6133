import { Stage, codeField, codeIn, html, msg, submit } from "../src/stage/index.js";

/** Asks for the code that another device shows, however people like to space it. */
export default class DeviceCodeStage extends Stage<"ak-provider-oauth2-device-code"> {
  protected override heading() {
    return msg("Connect a device");
  }

  protected override template() {
    return html`
      <p>${msg("Enter the nine digits that your device shows.")}</p>
      ${this.form(html`
        ${codeField({ label: msg("Code"), digits: 9, errors: this.errors("code") })} ${submit(msg("Continue"))}
      `)}
    `;
  }

  protected override response(form: FormData) {
    return { code: codeIn(form) };
  }
}
