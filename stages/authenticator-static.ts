import { Stage, copyButton, deviceStyles, downloadButton, html, identity, texts } from "../src/stage/index.js";
import { msg, printButton, submit } from "../src/stage/index.js";

/** Shows recovery codes, which become valid once the user confirms to have saved them. */
export default class AuthenticatorStaticStage extends Stage<"ak-stage-authenticator-static"> {
  static override styles = [Stage.styles, deviceStyles];

  protected override heading() {
    return msg("Save your recovery codes");
  }

  protected override template() {
    const codes = texts(this.challenge.codes);
    if (!codes.length) throw new Error("There are no codes to save");
    const lines = codes.join("\n");
    return html`
      ${identity(this)}
      <p>
        ${msg("Use a recovery code to sign in if you lose your phone or security key. Each code works once. Save them now: they are shown only once.")}
      </p>
      <ol class="codes">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ol>
      <p class="printed">${new URL(this.base).host}, ${new Date().toLocaleDateString(msg("en"))}</p>
      <div class="actions">
        ${copyButton(lines, msg("Copy"))} ${downloadButton(lines, "recovery-codes.txt")} ${printButton()}
      </div>
      ${this.form(submit(msg("I've saved these codes")))}
    `;
  }

  protected override response() {
    return {};
  }
}
