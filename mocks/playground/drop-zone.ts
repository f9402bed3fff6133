import { LitElement, html, nothing } from "lit";
import { BlueprintFailure } from "../blueprints/failure.js";
import { LARGEST, tooLarge } from "../blueprints/source.js";
import type { File as Blueprint, Imported } from "../blueprints/import.js";
import { reportOf, sentenceOf, type Section } from "../blueprints/report.js";
import type { Playground } from "./playground.js";
import { dropStyles } from "./drop-styles.js";
import { panelStyles } from "./panel-styles.js";

/** What is of no account to most: it is folded away. */
const FOLDED = ["Added", "Changed", "Left as it was", "Removed", "Left out"];

/**
 * Takes flows that were exported: dropped, chosen or pasted. Fires `ak-taken` when it has something to say of them, with
 * the slug of the first flow as its detail, and `ak-undone` after they were taken back.
 */
export class DropZone extends LitElement {
  static override properties = { playground: { attribute: false }, outcome: { state: true }, isOver: { state: true } };
  static override styles = [panelStyles, dropStyles];

  playground!: Playground;

  private outcome: Imported | BlueprintFailure | undefined;
  private isOver = false;
  /** What was taken in last, for values that are filled in afterwards. */
  #files: readonly Blueprint[] = [];
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
        <p id="what">Drop blueprints (.yaml) or old flow exports (.json) here.</p>
        <label class="button">
          Choose files
          <input
            type="file"
            multiple
            accept=".yaml,.yml,.json,.akflow,.pbflow"
            aria-describedby="what"
            @change=${this.#choose}
          />
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
    const { flows, brand } = outcome;
    return html`
      ${flows.length || brand ? nothing : html`<p>These files have no flow, and change none.</p>`}
      ${brand ? html`<p>The page has the look of this brand now.</p>` : nothing}
      <ul>
        ${flows.map(({ slug, name }) => html`<li><a href="#if/flow/${slug}/">Play ${name || slug}</a></li>`)}
      </ul>
      ${reportOf(outcome).map(section)} ${this.#values(outcome)}
      ${
        this.playground.canUndo
          ? html`<button type="button" class="quiet" @click=${this.#undo}>Undo this import</button>`
          : nothing
      }
    `;
  }

  /** Asks for what only a server knows. */
  #values({ asked }: Imported) {
    if (!asked.length) return nothing;
    return html`<form @submit=${this.#fill}>
      ${asked.map(
        ({ kind, name, value }) => html`
          <label>
            <span>${kind === "file" ? "File" : "Environment variable"} ${name}</span>
            <input
              name=${name}
              autocomplete="off"
              spellcheck="false"
              .value=${typeof value === "string" ? value : ""}
            />
          </label>
        `,
      )}
      <button>Import with these values</button>
    </form>`;
  }

  /** A character has four bytes at most: what has more of them need not be read to be too large. */
  async #read(files: readonly File[]) {
    const large = files.find(({ size }) => size > 4 * LARGEST);
    if (large) this.outcome = tooLarge(files.length > 1 ? large.name : undefined);
    else if (files.length === 1) await this.#import(await Promise.all(files.map((file) => file.text())));
    else
      await this.#import(await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() }))));
  }

  async #import(files: readonly Blueprint[], values: Readonly<Record<string, string>> = {}) {
    this.#files = files;
    try {
      this.outcome = await this.playground.import(files, values);
    } catch (error) {
      if (!(error instanceof BlueprintFailure)) throw error;
      this.outcome = error;
    }
    const [flow] = this.outcome instanceof BlueprintFailure ? [] : this.outcome.flows;
    this.dispatchEvent(new CustomEvent<string | undefined>("ak-taken", { detail: flow?.slug }));
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
    const files = Array.from(event.dataTransfer?.files ?? []);
    const text = event.dataTransfer?.getData("text/plain");
    if (files.length) await this.#read(files);
    else if (text) await this.#import([text]);
  }

  readonly #choose = async ({ target }: Event) => {
    const input = target as HTMLInputElement;
    const files = Array.from(input.files ?? []);
    if (files.length) await this.#read(files);
    input.value = ""; // so that the same files may be chosen again
  };

  readonly #paste = async (event: SubmitEvent) => {
    event.preventDefault();
    const text = new FormData(event.target as HTMLFormElement).get("text");
    if (typeof text === "string") await this.#import([text]);
  };

  /** The same files once more: what they had brought before is taken back first. */
  readonly #fill = async (event: SubmitEvent) => {
    event.preventDefault();
    const given = Array.from(new FormData(event.target as HTMLFormElement)).flatMap(([name, value]) =>
      typeof value === "string" && value !== "" ? [[name, value] as const] : [],
    );
    await this.playground.undo();
    await this.#import(this.#files, Object.fromEntries(given));
  };

  readonly #undo = async () => {
    await this.playground.undo();
    this.outcome = undefined;
    this.dispatchEvent(new Event("ak-undone"));
  };
}

function section({ title, lines }: Section) {
  const list = html`<ul>
    ${lines.map((line) => html`<li>${sentenceOf(line)}</li>`)}
  </ul>`;
  if (!FOLDED.includes(title))
    return html`<h2>${title}</h2>
      ${list}`;
  return html`<details>
    <summary>${title} (${lines.length})</summary>
    ${list}
  </details>`;
}
