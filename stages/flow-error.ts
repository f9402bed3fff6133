import { Stage, codeStyles, alert, html, msg, nothing, serverText, textOf } from "../src/stage/index.js";

/** Says that the server failed. It has kept the plan: trying again asks for the same stage. */
export default class FlowErrorStage extends Stage<"ak-stage-flow-error"> {
  static override styles = [Stage.styles, codeStyles];

  protected override heading() {
    return msg("Something went wrong");
  }

  protected override template() {
    const error = serverText(this.challenge.error);
    const traceback = textOf(this.challenge.traceback);
    const request_id = textOf(this.challenge.request_id);
    return html`
      ${alert("danger", msg("Something went wrong on the server. Try again. If it keeps happening, contact your administrator."))}
      <button class="pf-c-button pf-m-primary pf-m-block" type="button" @click=${this.again}>
        ${msg("Try again")}
      </button>
      ${request_id ? html`<p>${msg("Request number for your administrator:")} <code>${request_id}</code></p>` : nothing}
      ${
        error || traceback
          ? html`<details>
              <summary>${error || msg("Details")}</summary>
              <pre tabindex="0" dir="ltr">${traceback}</pre>
            </details>`
          : nothing
      }
    `;
  }
}
