import { LitElement, html, nothing } from "lit";
import type { EditorView } from "codemirror";
import { tokens } from "../../../src/theme/tokens.js";
import { BlueprintFailure } from "../../blueprints/failure.js";
import { importBlueprints } from "../../blueprints/import.js";
import { fixtures } from "../../challenges/index.js";
import { stageTitle, stateTitle, tree } from "../../gallery/titles.js";
import type { StageFrame } from "../../gallery/frame.js";
import { panelStyles } from "../panel-styles.js";
import { copyButton } from "../panels/copy.js";
import { verdictsOn, type Verdict } from "./contrast.js";
import { controls } from "./controls.js";
import { openEditor, writeText } from "./editor.js";
import { STATES, findEffects, type Effect } from "./effect.js";
import { blueprintOf, brandOf, cssOf, flowOf, type Look, plainLook } from "./look.js";
import { SCHEMES, contrastReport, effectReport, needsReport, type Scheme } from "./reports.js";
import { readSheet } from "./sheet.js";
import { studioStyles } from "./studio-styles.js";

/** What the frames are as wide as. */
const SIZES = { phone: "Phone", desktop: "Desktop" } as const;

/** The modes that rules are looked for in. */
const MODES = ["off", "on"] as const;
type Mode = (typeof MODES)[number];

/** Where rules are looked for: how far, and what was found. */
interface Search {
  signal: AbortSignal;
  done: Record<Mode, number>;
  found: Partial<Record<Mode, readonly Effect[]>>;
}

/** The brand studio: a look is set beside the page that has it. Fires `ak-look` when it changes. */
export class StudioElement extends LitElement {
  static override properties = {
    look: { attribute: false },
    shown: { state: true },
    schemes: { state: true },
    size: { state: true },
    verdicts: { state: true },
    failure: { state: true },
    search: { state: true },
  };
  static override styles = [tokens, panelStyles, studioStyles];

  look: Look = plainLook;
  /** Component and state of the step that is shown. */
  private shown = "ak-stage-password first";
  private schemes: Scheme | "both" = "both";
  private size: keyof typeof SIZES = "phone";
  private verdicts: Record<Scheme, readonly Verdict[]> = { light: [], dark: [] };
  private failure: string | undefined;
  private search: Search | undefined;
  readonly #frames = new Map<Scheme, StageFrame>();
  #editor: EditorView | undefined;
  #searching = new AbortController();

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#searching.abort();
    this.#editor?.destroy();
    this.#editor = undefined;
  }

  protected override render() {
    const { look } = this;
    const css = cssOf(look);
    const pictures = [look.logo, look.background].map((address) => ({ address, kind: "image" as const }));
    return html`
      <header>
        <h1>Brand studio</h1>
        <p>Set how the login page looks. Nothing leaves the browser.</p>
        <a href="./">Playground</a>
      </header>
      <main>
        <form aria-label="Look" @submit=${(event: Event) => event.preventDefault()}>
          ${controls(look, this.#change)}
          <div class="css">
            <h2>Custom CSS</h2>
            <div class="editor"></div>
          </div>
          <div class="row">
            <label class="button">
              Open CSS or a blueprint
              <input type="file" accept=".css,.yaml,.yml" @change=${this.#open} />
            </label>
            <button type="button" class="quiet" @click=${this.#clear}>Clear all</button>
          </div>
          <p role="status" class="wrong">${this.failure ?? ""}</p>
        </form>
        <section class="preview" aria-label="Preview">
          ${this.#bar()}
          <div class="frames" data-size=${this.size}>${SCHEMES.map((scheme) => this.#frame(scheme))}</div>
          ${
            look.layout !== "stacked" && this.size === "phone"
              ? html`<p>On a phone the form is in the middle, whatever its place is.</p>`
              : nothing
          }
          ${contrastReport(this.verdicts)}
        </section>
        <section class="results" aria-label="Result">
          <div class="row">
            ${copyButton(css, "", "Copy as brand CSS")} ${copyButton(blueprintOf(look), "", "Copy as blueprint")}
          </div>
          <details>
            <summary>Show the blueprint</summary>
            <pre tabindex="0" role="group" aria-label="Blueprint">${blueprintOf(look)}</pre>
          </details>
          ${needsReport(readSheet(css), pictures)} ${this.#effects(css)}
        </section>
      </main>
    `;
  }

  #bar() {
    const choose = (event: Event) => (event.target as HTMLSelectElement).value;
    return html`<div class="view" role="group" aria-label="View">
      <label>
        <span>Step</span>
        <select @change=${(event: Event) => this.#show(choose(event))}>
          ${tree().flatMap(({ components }) =>
            components.map((component) => {
              const states = Object.keys(fixtures.find((it) => it.component === component)?.states ?? {});
              return html`<optgroup label=${stageTitle(component)}>
                ${states.map((state) => {
                  const value = `${component} ${state}`;
                  return html`<option value=${value} ?selected=${value === this.shown}>
                    ${stageTitle(component)}: ${stateTitle(state)}
                  </option>`;
                })}
              </optgroup>`;
            }),
          )}
        </select>
      </label>
      <label>
        <span>Colours</span>
        <select @change=${(event: Event) => (this.schemes = choose(event) as Scheme | "both" /* one of the options */)}>
          <option value="both">Light and dark</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </select>
      </label>
      <label>
        <span>Screen</span>
        <select @change=${(event: Event) => (this.size = choose(event) as keyof typeof SIZES /* one of the options */)}>
          ${Object.entries(SIZES).map(([value, text]) => html`<option value=${value}>${text}</option>`)}
        </select>
      </label>
    </div>`;
  }

  /** A frame that is not shown stays: its colours are judged as well. */
  #frame(scheme: Scheme) {
    return html`<div class="screen" ?data-unseen=${this.schemes !== "both" && this.schemes !== scheme}>
      <iframe
        title="The page, ${scheme}"
        src=${`stage.html?${new URLSearchParams({ theme: scheme, compatibility: "off" })}`}
        @ak-frame=${(event: CustomEvent<StageFrame>) => this.#enter(scheme, event.detail)}
      ></iframe>
    </div>`;
  }

  #enter(scheme: Scheme, frame: StageFrame) {
    this.#frames.set(scheme, frame);
    frame.executor.addEventListener("ak-step", () => this.#judge(scheme, frame));
    void this.#draw(scheme, true);
  }

  #effects(css: string) {
    const { search } = this;
    const isSearching = search && !(search.found.off && search.found.on);
    const done = search ? search.done.off + search.done.on : 0;
    return html`<section aria-labelledby="effects">
      <h2 id="effects">What the CSS reaches</h2>
      <p>For each rule, the studio looks through ${STATES} steps until one has what the rule is for.</p>
      ${
        isSearching
          ? html`<p><progress aria-label="Steps" max=${2 * STATES} value=${done}></progress></p>
              <button type="button" @click=${this.#stopSearch}>Stop</button>
              ${MODES.map((mode) => this.#searchFrame(mode, css, search))}`
          : html`<button type="button" ?disabled=${!css.trim()} @click=${this.#beginSearch}>
              Look through all steps
            </button>`
      }
      ${
        search?.found.off && search.found.on
          ? effectReport(search.found.off, search.found.on, search.signal.aborted)
          : nothing
      }
    </section>`;
  }

  #searchFrame(mode: Mode, css: string, search: Search) {
    const begin = async ({ detail }: CustomEvent<StageFrame>) => {
      const tell = (done: number) => {
        search.done[mode] = done;
        this.requestUpdate();
      };
      search.found[mode] = await findEffects(readSheet(css), detail, tell, search.signal);
      this.requestUpdate();
    };
    return html`<iframe
      class="search"
      inert
      title="Steps that are looked through"
      src="stage.html?compatibility=${mode}"
      @ak-frame=${(event: CustomEvent<StageFrame>) => void begin(event)}
    ></iframe>`;
  }

  protected override firstUpdated() {
    const place = this.renderRoot.querySelector<HTMLElement>(".editor");
    if (!place) return;
    this.#editor = openEditor(place, "Custom CSS", (css) => this.#change({ css }));
    if (this.look.css) writeText(this.#editor, this.look.css);
  }

  readonly #change = (part: Partial<Look>) => {
    const before = this.look;
    this.look = { ...before, ...part };
    this.#stopSearch();
    this.search = undefined;
    const isOtherFlow = (["layout", "background", "backgroundPicture"] as const).some(
      (it) => this.look[it] !== before[it],
    );
    for (const scheme of SCHEMES) void this.#draw(scheme, isOtherFlow);
    this.dispatchEvent(new Event("ak-look"));
  };

  #show(shown: string) {
    this.shown = shown;
    for (const scheme of SCHEMES) void this.#draw(scheme, true);
  }

  /** Gives a frame the look, and judges its colours then. */
  async #draw(scheme: Scheme, isOtherStep: boolean) {
    const frame = this.#frames.get(scheme);
    if (!frame) return;
    const { executor } = frame;
    executor.brand = brandOf(this.look);
    const [component, state = ""] = this.shown.split(" ");
    const fixture = fixtures.find((it) => it.component === component);
    if (isOtherStep && fixture) await frame.show(fixture.component, state, flowOf(this.look));
    await executor.updateComplete;
    this.#judge(scheme, frame);
  }

  #judge(scheme: Scheme, { executor }: StageFrame) {
    this.verdicts = { ...this.verdicts, [scheme]: verdictsOn(executor) };
  }

  readonly #beginSearch = () => {
    this.#searching = new AbortController();
    this.search = { signal: this.#searching.signal, done: { off: 0, on: 0 }, found: {} };
  };

  readonly #stopSearch = () => {
    this.#searching.abort();
    this.requestUpdate();
  };

  readonly #open = async ({ target }: Event) => {
    const input = target as HTMLInputElement;
    const [file] = Array.from(input.files ?? []);
    input.value = ""; // so that the same file may be chosen again
    if (!file) return;
    const text = await file.text();
    this.failure = undefined;
    if (file.name.endsWith(".css")) return this.#put({ css: text });
    try {
      const { brand, flows } = importBlueprints([text]);
      if (!brand) throw new BlueprintFailure("There is no brand in it.");
      const layout = flows.find((flow) => flow.layout)?.layout;
      this.#put({ ...plainLook, ...brand, ...(layout ? { layout } : {}) });
    } catch (error) {
      if (!(error instanceof BlueprintFailure)) throw error;
      this.failure = `${file.name} cannot be opened. ${error.message}`;
    }
  };

  readonly #clear = () => {
    if (confirm("Clear all that you have set here?")) this.#put(plainLook);
  };

  /** Changes the look, and the text of the editor with it. */
  #put(part: Partial<Look>) {
    this.#change(part);
    if (this.#editor) writeText(this.#editor, this.look.css);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ak-studio": StudioElement;
  }
}
