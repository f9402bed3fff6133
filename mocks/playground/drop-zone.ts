import { LitElement, html, nothing } from "lit";
import { BlueprintFailure } from "../blueprints/failure.js";
import { LARGEST, tooLarge } from "../blueprints/source.js";
import type { Imported, Remark } from "../blueprints/import.js";
import type { Playground } from "./playground.js";
import { dropStyles } from "./drop-styles.js";
import { panelStyles } from "./panel-styles.js";

/** Takes a flow that was exported: dropped, chosen or pasted. Fires `ak-taken` when it has something to say of it. */
export class DropZone extends LitElement {
  static override properties = { playground: { attribute: false }, outcome: { state: true }, isOver: { state: true } };
  static override styles = [panelStyles, dropStyles];

  playground!: Playground;

  private outcome: Imported | BlueprintFailure | undefined;
  private isOver = false;
  readonly #end = new AbortController();

  override connectedCallback() {
    super.connectedCallback();
    // A file that is dropped beside the zone is meant for it all the same.
    const { signal } = this.#end;
    window.addEventListener("dragover", this.#over, { signal });
    window.addEventListener("dragleave", this.#leave, { signal });
    window.addEventListener("drop", (event) => void this.#drop(event), { signal });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#end.abort();
  }

  protected override render() {
    return html`
      <div class="zone" ?data-over=${this.isOver}>
        <p id="what">Drop an exported flow here, as YAML or as JSON from before 2022.8.</p>
        <label class="button">
          Choose a file
          <input type="file" accept=".yaml,.yml,.json" aria-describedby="what" @change=${this.#choose} />
        </label>
        <details>
          <summary>Paste it</summary>
          <form @submit=${this.#paste}>
            <label><span>Blueprint</span><textarea name="text" rows="6" spellcheck="false" required></textarea></label>
            <button>Import</button>
          </form>
        </details>
      </div>
      <div role="status">${this.outcome ? this.#report(this.outcome) : nothing}</div>
    `;
  }

  #report(outcome: Imported | BlueprintFailure) {
    if (outcome instanceof BlueprintFailure) {
      return html`<p class="wrong"><strong>This file cannot be played.</strong> ${outcome.message}</p>`;
    }
    const { flows, unknown, unresolved, repeated } = outcome;
    return html`
      <p>${flows.length ? "Play it:" : "There is no flow in this file."}</p>
      <ul>
        ${flows.map(({ slug, name }) => html`<li><a href="#if/flow/${slug}/">${name || slug}</a></li>`)}
      </ul>
      ${remarks("Not played", unknown)} ${remarks("Leads nowhere", unresolved)} ${remarks("Said twice", repeated)}
    `;
  }

  /** A character has four bytes at most: what has more of them need not be read to be too large. */
  async #read(file: File) {
    if (file.size > 4 * LARGEST) this.outcome = tooLarge();
    else await this.#import(await file.text());
  }

  async #import(text: string) {
    try {
      this.outcome = await this.playground.import([text]);
    } catch (error) {
      if (!(error instanceof BlueprintFailure)) throw error;
      this.outcome = error;
    }
    this.dispatchEvent(new Event("ak-taken"));
  }

  readonly #over = (event: DragEvent) => {
    event.preventDefault();
    this.isOver = true;
  };

  readonly #leave = ({ relatedTarget }: DragEvent) => {
    if (relatedTarget === null) this.isOver = false;
  };

  async #drop(event: DragEvent) {
    event.preventDefault();
    this.isOver = false;
    const { files = [] } = event.dataTransfer ?? {};
    const text = event.dataTransfer?.getData("text/plain");
    const [file] = files;
    if (file) await this.#read(file);
    else if (text) await this.#import(text);
  }

  readonly #choose = async ({ target }: Event) => {
    const input = target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) await this.#read(file);
    input.value = ""; // so that the same file may be chosen again
  };

  readonly #paste = async (event: SubmitEvent) => {
    event.preventDefault();
    const text = new FormData(event.target as HTMLFormElement).get("text");
    if (typeof text === "string") await this.#import(text);
  };
}

function remarks(title: string, all: readonly Remark[]) {
  if (!all.length) return nothing;
  return html`
    <h2>${title}</h2>
    <ul>
      ${all.map(
        ({ place, sentence }) =>
          html`<li>${place ? `Line ${place.line}, column ${place.column}: ` : nothing}${sentence}</li>`,
      )}
    </ul>
  `;
}
