import { Stage, alert, anyWayOut, button, css, html, links, msg, nothing, readServerPage } from "../src/stage/index.js";
import { richText, serverLanguage, serverText, textOf } from "../src/stage/index.js";
import type { ServerPage } from "../src/stage/index.js";

/** Shows a page of the server, a fragment or a whole document: its title and its message, without running any of it. */
export default class ShellStage extends Stage<"xak-flow-shell"> {
  static override styles = [
    Stage.styles,
    css`
      a {
        color: var(--ak-link);
      }
    `,
  ];

  #page: ServerPage = { title: "", content: document.createElement("div") };

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has("challenge")) this.#page = readServerPage(textOf(this.challenge.body));
  }

  protected override heading() {
    return serverText(this.#page.title) || msg("Message");
  }

  protected override template() {
    return html`
      ${isBlank(this.#page.content) ? alert("warning", msg("The server gave an empty answer.")) : nothing}
      <div dir="auto" lang=${serverLanguage()}>${richText(this.#page.content)}</div>
      ${button(msg("Try again"), this.again)} ${links(anyWayOut(this, msg("Go back")))}
    `;
  }
}

function isBlank(content: HTMLElement) {
  return !content.textContent.trim() && !content.querySelector("img, svg, video");
}
