import { Stage, button, css, html, msg, richText, textOf } from "../src/stage/index.js";

/** Shows a page of the server, a fragment or a whole document: its title and its main text, of which nothing runs. */
export default class ShellStage extends Stage<"xak-flow-shell"> {
  static override styles = [
    Stage.styles,
    css`
      a {
        color: var(--ak-link);
      }
    `,
  ];

  protected override heading() {
    const body = textOf(this.challenge.body);
    const title = HEADING.exec(body)?.[1] ?? /<title\b[^>]*>([^]*?)<\/title>/i.exec(body)?.[1];
    return plain(title ?? "") || msg("Message from the server");
  }

  protected override template() {
    const body = textOf(this.challenge.body);
    const main = /<main\b[^>]*>([^]*)<\/main>/i.exec(body)?.[1] ?? body;
    return html`
      <div dir="auto">${richText(main.replace(HEADING, ""))}</div>
      ${button(msg("Try again"), this.again)}
    `;
  }
}

const HEADING = /<h1\b[^>]*>([^]*?)<\/h1>/i;

const ENTITIES = new Map(Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" }));

/** The text of a piece of HTML, to be shown as text. */
function plain(source: string): string {
  const text = source.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (all, name: string) => ENTITIES.get(name) ?? all);
  return text.trim();
}
