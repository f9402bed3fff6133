import { LitElement, html, nothing } from "lit";
import { tokens } from "../../src/theme/tokens.js";
import { decisions, question } from "./panels/decisions.js";
import { directory } from "./panels/directory.js";
import { flowList } from "./panels/flow-list.js";
import { invitations } from "./panels/invitations.js";
import { network } from "./panels/network.js";
import { outbox } from "./panels/outbox.js";
import { phone } from "./panels/phone.js";
import { drawnFlow } from "./panels/drawn-flow.js";
import { hint } from "./panels/hint.js";
import { requests } from "./panels/requests.js";
import { nextChange } from "./codes.js";
import { DropZone } from "./drop-zone.js";
import type { Playground } from "./playground.js";
import { flowStyles } from "./flow-styles.js";
import { layoutStyles } from "./layout-styles.js";
import { panelStyles } from "./panel-styles.js";
import { Tab } from "./tab.js";
import { plainView, viewBar } from "./view.js";

/** The parts of the page, one of which is to be seen where there is no room for all. */
const VIEWS = ["flows", "page", "world"] as const;
type View = (typeof VIEWS)[number];

const NAMES: Readonly<Record<View, string>> = { flows: "Flows", page: "Page", world: "Server" };

/** The playground: the flows there are, the one that is played, and the world that it is played in. */
export class PlaygroundElement extends LitElement {
  static override properties = {
    playground: { attribute: false },
    base: { attribute: false },
    view: { state: true },
    filter: { state: true },
  };
  static override styles = [tokens, layoutStyles, panelStyles, flowStyles];

  playground!: Playground;
  /** Root of the installation. */
  base!: URL;

  private view: View = "page";
  private filter = "";
  #tab: Tab | undefined;
  #asked: unknown;
  /** Draws again when the codes of apps change. */
  #nextCodes: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.playground.addEventListener("change", this.#update);
    this.addEventListener("click", this.#follow);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.playground.removeEventListener("change", this.#update);
    this.removeEventListener("click", this.#follow);
    this.#tab?.close();
    clearTimeout(this.#nextCodes);
  }

  protected override render() {
    const { playground } = this;
    const path = this.#tab?.path ?? "";
    return html`
      <header>
        <h1>Playground</h1>
        <p>Flows are played in this page. Nothing leaves the browser.</p>
        <a href="studio.html">Brand studio</a>
        <nav aria-label="Parts">
          ${VIEWS.map(
            (view) =>
              html`<button type="button" aria-pressed=${view === this.view} @click=${() => (this.view = view)}>
                ${NAMES[view]}
              </button>`,
          )}
        </nav>
        <button type="button" class="quiet" @click=${this.#reset}>Reset</button>
      </header>
      <main class="parts" data-view=${this.view}>
        <section class="flows" aria-label="Flows">
          <ak-drop-zone .playground=${playground} @ak-taken=${this.#openTaken} @ak-undone=${this.#leave}></ak-drop-zone>
          ${flowList({
            flows: playground.world.flows,
            shipped: playground.shipped,
            path,
            filter: this.filter,
            search: (filter) => (this.filter = filter),
          })}
        </section>
        <section class="page" aria-label="Page">
          <form class="address" @submit=${this.#visit}>
            <button type="button" class="quiet" @click=${() => this.#tab?.reload()}>Reload</button>
            <label
              ><span>Address</span><input name="address" autocomplete="off" spellcheck="false" .value=${path}
            /></label>
          </form>
          ${playground.questions.length ? question(playground) : nothing}
          <div class="bars">
            ${viewBar(this.#tab?.view ?? plainView, this.#look)}
            ${hint(playground, (names, text) => this.#tab?.fill(names, text))}
          </div>
          <div class="frame" data-size=${this.#tab?.view.size ?? "fill"}></div>
        </section>
        <section class="world" aria-label="Server">
          ${drawnFlow(playground, path)} ${outbox(playground, this.base)} ${directory(playground)}
          ${invitations(playground)} ${phone(playground)} ${decisions(playground)}
          ${network(playground, () => this.#tab?.goOnline())} ${requests(playground)}
        </section>
      </main>
    `;
  }

  protected override firstUpdated() {
    const place = this.renderRoot.querySelector(".frame");
    if (place) this.#tab = window.tab = new Tab(place, this.playground, this.base, this.#update);
  }

  protected override updated() {
    clearTimeout(this.#nextCodes);
    const now = Date.now();
    this.#nextCodes = setTimeout(this.#update, nextChange(now) - now);
    const asked = this.playground.questions[0];
    // Nothing goes on before it is answered.
    if (asked !== this.#asked) this.renderRoot.querySelector<HTMLElement>(".question button")?.focus();
    this.#asked = asked;
  }

  readonly #update = () => this.requestUpdate();

  readonly #look = (view: typeof plainView) => {
    if (this.#tab) this.#tab.view = view;
    this.requestUpdate();
  };

  /** Plays the first flow of files that were taken in, or shows the page anew; beside it stands what is said of them. */
  readonly #openTaken = ({ detail: slug }: CustomEvent<string | undefined>) => {
    this.view = "flows";
    if (slug === undefined) void this.#tab?.reload();
    else void this.#tab?.go(new URL(`if/flow/${slug}/`, this.base).href);
  };

  /** Leaves a flow that is gone, or takes off a brand. */
  readonly #leave = () => {
    const isThere = this.playground.world.flows.some(({ slug }) => this.#tab?.path.startsWith(`if/flow/${slug}/`));
    if (isThere) void this.#tab?.reload();
    else void this.#tab?.go(new URL("if/flow/default-authentication-flow/", this.base).href);
  };

  /** Links to addresses of the installation are those of the frame. */
  readonly #follow = (event: Event) => {
    const link = event.composedPath().find((it): it is HTMLAnchorElement => it instanceof HTMLAnchorElement);
    const address = link?.getAttribute("href");
    if (!address?.startsWith("#")) return;
    event.preventDefault();
    this.view = "page";
    void this.#tab?.go(new URL(address.slice(1), this.base).href);
  };

  readonly #visit = (event: SubmitEvent) => {
    event.preventDefault();
    const address = new FormData(event.target as HTMLFormElement).get("address");
    if (typeof address === "string") void this.#tab?.go(new URL(address, this.base).href);
  };

  readonly #reset = async () => {
    if (!confirm("Delete your flows, and the accounts and sessions of this playground?")) return;
    await this.playground.reset();
    history.replaceState(null, "", this.base);
    location.reload();
  };
}

customElements.define("ak-drop-zone", DropZone);

declare global {
  interface HTMLElementTagNameMap {
    "ak-playground": PlaygroundElement;
  }

  interface Window {
    /** What the page in the frame talks to. */
    tab?: Tab;
  }
}
