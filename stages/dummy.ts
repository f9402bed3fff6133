import { Stage, html, msg, serverText, submit } from "../src/stage/index.js";

/** A step that asks for nothing, for flows under construction. */
export default class DummyStage extends Stage<"ak-stage-dummy"> {
  protected override template() {
    return html`
      <p>${serverText(this.challenge.name)}</p>
      ${this.form(submit(msg("Continue")))}
    `;
  }
}
