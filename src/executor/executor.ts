import { LitElement, html, nothing, type CSSResultGroup, type PropertyDeclarations } from "lit";
import { FlowSession, HttpTransport, asFailure, attempt, executorUrl, inTime } from "../protocol/index.js";
import type { Brand, Challenge, FlowFailure, Layout } from "../protocol/index.js";
import { readCookies as cookies } from "../browser/storage.js";
import { brandSheet } from "../stage/brand-sheet.js";
import type { RespondEvent } from "../stage/respond-event.js";
import type { StageRegistry } from "../stage/registry.js";
import type { Stage } from "../stage/stage.js";
import { stageStyles } from "../stage/styles.js";
import { tokens } from "../theme/tokens.js";
import { applyBrandCss } from "./brand-css.js";
import { cancelLater } from "./cancel-later.js";
import { ChallengeEvent, FailureEvent, RedirectEvent } from "./events.js";
import type { tell } from "./failure.js";
import { backdrop, backgroundImage, footer, knownLayout, logo, paintBackground } from "./frame.js";
import { placeholder, plainFailure } from "./frame.js";
import { leave } from "./leave.js";
import { StageLoader, type Define } from "./stage-loader.js";
import type { StartedExchange } from "./started.js";
import { frameStyles } from "./styles.js";
import { Wait } from "./wait.js";

const darkScheme = () => matchMedia("(prefers-color-scheme: dark)");

/**
 * Runs a flow: asks the server for challenges, shows the stage of each, and hands responses back, until a redirect
 * ends it. It owns the frame around the stage, and nothing else.
 *
 * @fires ak-challenge - a challenge is due
 * @fires ak-redirect - the flow leaves the page; cancelable
 * @fires ak-error - something kept the flow from going on
 * @slot placeholder - shown until the first challenge
 * @slot footer - below the card
 * @csspart main - the card
 * @csspart content - the logo, the card and the links below it
 * @csspart branding - the logo
 * @csspart challenge - the stage
 * @csspart loading-overlay - the sign that an answer is on its way
 * @csspart content-iframe - the page behind the card, in layouts that have one
 * @csspart footer - the links below the card
 */
export class FlowExecutor extends LitElement {
  static override properties: PropertyDeclarations = {
    slug: {},
    server: {},
    query: {},
    theme: { reflect: true },
    layout: { reflect: true },
    brand: { attribute: false },
    notice: { attribute: false },
    stages: { attribute: false },
    session: { state: true },
    stage: { state: true },
    tell: { state: true },
  };
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = [tokens, stageStyles, frameStyles, brandSheet];

  /** Where stages come from unless an element has its own registry; set by the entry before it defines the element. */
  static registry: StageRegistry = {};
  /** How stages are defined; an entry may have a way of its own. */
  static define: Define = (name, constructor) => customElements.define(name, constructor);

  /** Which flow. */
  slug = "";
  /** Root of the installation; by default that of the page. */
  server = "";
  /** Query string that the flow is started with; by default that of the page. */
  query: string | null = null;
  theme: "light" | "dark" | null = null;
  layout: Layout = "stacked";
  brand: Brand | null = {};
  /** A template that stands above the stage. */
  notice: unknown;
  /** Where stages come from; a page may replace single ones. */
  stages: StageRegistry = FlowExecutor.registry;
  started: StartedExchange | undefined;
  private session: FlowSession | undefined;
  private stage: Stage | undefined;
  /** Tells in words what does not go on as it should. Few users need them, and none at first: they come while users read. */
  private tell: typeof tell | undefined;
  readonly #wait = new Wait(this);
  readonly #loader = new StageLoader(FlowExecutor.define);
  readonly #darkScheme = darkScheme();
  #connection?: AbortController;
  #end = () => {};

  override connectedCallback() {
    super.connectedCallback();
    const { signal } = (this.#connection = new AbortController());
    window.addEventListener("online", this.#goOn, { signal });
    window.addEventListener("pageshow", this.#comeBack, { signal });
    this.#darkScheme.addEventListener("change", this.#repaint, { signal });
    if (this.hasUpdated) this.#begin();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#connection?.abort();
    this.#end();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (["slug", "server", "query"].some((name) => changed.has(name))) this.#begin();
    if (changed.has("theme")) this.#repaint();
    if (changed.has("brand")) applyBrandCss(this.brand, this.#base);
  }

  protected override render() {
    const { session } = this;
    const failed = session?.state.status === "failed";
    // The frame comes with what it frames: who has nothing to show yet draws nothing twice.
    if (!session || !(failed || session.challenge)) return placeholder();
    return html`
      <div class="pf-c-background-image">${backdrop(this.layout, session.challenge?.flow_info, this.#base)}</div>
      <div class="pf-c-login">
        <div class="pf-c-login__container">
          <div class="ak-login-container" part="content">
            ${logo(this.brand, this.#images)}
            <div class="pf-c-login__main" part="main">
              ${this.notice}
              ${this.tell?.(session, this.stage, {
                slug: this.slug,
                home: this.#base,
                query: this.#query,
                retry: () => {
                  this.autofocus = true; // whoever pressed that button goes on in the stage that comes
                  void session.retry();
                },
              })}
              <div
                part="challenge"
                ?hidden=${failed && this.tell && !this.stage}
                aria-busy=${this.#wait.isLong}
                @ak-respond=${this.#answer}
              >
                ${this.stage ?? placeholder()}
              </div>
              ${this.#wait.isLong ? html`<div class="progress" part="loading-overlay" aria-hidden="true"></div>` : nothing}
            </div>
            ${footer(this.brand, this.#base)}
          </div>
        </div>
      </div>
    `;
  }

  /** No `<base>` of the page changes it: that may name another origin, and what users type goes there. */
  get #base(): string {
    return new URL(this.server.replace(/\/?$/, "/"), location.href).href;
  }

  /** The language of the server's texts, for those that are shown around the stage. */
  get language(): string | undefined {
    return this.session?.language;
  }

  get #images() {
    // Not asked of the list that is listened to: Chromium tells nobody of a change that was read before it was told.
    return { dark: this.theme ? this.theme === "dark" : darkScheme().matches, base: this.#base };
  }

  get #query(): string {
    return this.query ?? location.search.slice(1);
  }

  /** Starts over: another flow, another server, or in the document again. */
  #begin() {
    this.#end();
    if (!this.isConnected || !this.slug) return;
    const base = this.#base;
    const started = this.started?.url === executorUrl(base, this.slug, this.#query) ? this.started.response : undefined;
    this.started = undefined;
    const session = new FlowSession(new HttpTransport({ base, slug: this.slug, query: this.#query, cookies, started }));
    const unsubscribe = session.subscribe(() => this.#follow(session));
    this.#end = () => {
      this.#end = () => {};
      unsubscribe();
      session.stop();
      this.#loader.forget();
      this.#wait.end();
      this.session = this.stage = undefined;
    };
    this.session = session;
    void session.start();
  }

  /** Shows where the session stands. */
  #follow(session: FlowSession) {
    const { state } = session;
    if (state.status === "challenged") return attempt(() => this.#meet(session, state.challenge), this.#fail);
    if (state.status === "failed") return this.#stumble(state.challenge, state.error);
    if (this.stage) this.stage.busy = true;
    this.#wait.begin();
  }

  #meet(session: FlowSession, challenge: Challenge) {
    this.dispatchEvent(new ChallengeEvent(challenge));
    this.#paint(challenge);
    const leaving =
      challenge.component === "xak-flow-redirect" && leave(this, session, challenge.to, this.#base, this.#fail);
    this.#loader.show(session.step, challenge, this.stages).then(
      (stage) => stage && attempt(() => this.#show(stage, challenge), this.#fail),
      (error: unknown) => {
        if (leaving) return; // the navigation cancelled the import
        session.fail(asFailure(error, "missing-stage"));
      },
    );
  }

  #show(stage: Stage, challenge: Challenge) {
    const focus = stage !== this.stage && (this.stage !== undefined || this.autofocus);
    Object.assign(stage, { challenge, server: this.#base, theme: this.theme, language: this.language, busy: false });
    this.stage = stage;
    this.#wait.end();
    this.#loader.prefetch(challenge.component, this.stages, () => {
      this.#learn();
      cookies(); // once read they are at hand: the response, which needs them, leaves sooner
    });
    // A new stage is read from its beginning: its first field, else its heading.
    if (focus) this.updateComplete.then(() => stage === this.stage && stage.focus()).catch(this.#fail);
  }

  /** Fails for a reason that the session knows nothing of. */
  readonly #fail = (cause: unknown) => {
    const error = asFailure(cause);
    if (error.code !== "unreadable-input") {
      // Nothing of the stage can be relied on any more: the next challenge gets a new one.
      this.#loader.forget();
      this.stage = undefined;
    }
    this.session?.fail(error);
  };

  /** A stage stays with what was typed, but only for the challenge that it belongs to. */
  #stumble(challenge: Challenge | undefined, error: FlowFailure) {
    this.#wait.end();
    if (this.stage?.localName !== challenge?.component) this.stage = undefined;
    if (this.stage && challenge) Object.assign(this.stage, { challenge, busy: false });
    this.#learn();
    this.dispatchEvent(new FailureEvent(error));
  }

  #learn() {
    if (this.tell && this.tell !== plainFailure) return;
    inTime(import("./failure.js")).then(
      (words) => (this.tell = words.tell),
      () => (this.tell = plainFailure),
    );
  }

  readonly #answer = (event: RespondEvent) => {
    event.stopPropagation();
    const { answer } = event;
    const { session } = this;
    if (answer.kind === "response") void session?.respond(answer.response);
    else if (answer.kind === "information") void session?.inform(answer.response);
    else if (answer.kind === "challenge") session?.present(answer.challenge);
    else if (answer.kind === "cancel" && session)
      cancelLater(session, answer.then, { base: this.#base, query: this.#query, begin: (it) => (this.query = it) });
    else if (answer.kind === "departure") {
      if (!this.dispatchEvent(new RedirectEvent(answer.to))) event.preventDefault();
    } else if (answer.kind === "failure") {
      event.preventDefault();
      this.#fail(answer.error);
    } else void session?.start();
  };

  /** Back on the net: what failed for want of it is tried again. */
  readonly #goOn = () => {
    const state = this.session?.state;
    if (state?.status === "failed" && state.error.code === "unreachable") void this.session?.retry();
  };

  /** Back from the page that a redirect led to, the flow may stand elsewhere by now. */
  readonly #comeBack = (event: PageTransitionEvent) => {
    if (event.persisted) void this.session?.start();
  };

  readonly #repaint = () => {
    this.requestUpdate();
    if (this.stage) this.stage.theme = this.theme;
    if (this.session?.challenge) this.#paint(this.session.challenge);
  };

  /** Takes layout and background from the challenge. */
  #paint({ flow_info }: Challenge) {
    if (!flow_info) return;
    this.layout = knownLayout(flow_info.layout);
    paintBackground(this.style, backgroundImage(flow_info, this.#images));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ak-flow-executor": FlowExecutor;
  }
}
