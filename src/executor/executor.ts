import { ContextProvider } from "@lit/context";
import { LitElement, html, nothing, type CSSResultGroup, type PropertyDeclarations } from "lit";
import { readCookies } from "../browser/storage.js";
import { asFailure, attempt, inTime } from "../protocol/index.js";
import type { Brand, Challenge, FlowSession, Layout } from "../protocol/index.js";
import { brandSheet } from "../stage/brand-sheet.js";
import { baseContext, brandContext, localeContext, schemeContext, sessionContext } from "../stage/context.js";
import type { RespondEvent } from "../stage/respond-event.js";
import type { StageRegistry } from "../stage/registry.js";
import { stageStyles } from "../stage/styles.js";
import { tokens } from "../theme/tokens.js";
import { applyBrandCss } from "./brand-css.js";
import { cancelLater } from "./cancel-later.js";
import { CurrentStage } from "./current-stage.js";
import { ChallengeEvent, FailureEvent, RedirectEvent } from "./events.js";
import { logo, paint, placeholder, plainWords, type Words } from "./frame.js";
import { whenIdle } from "./idle.js";
import { leave } from "./leave.js";
import { loadNextStages, type Define } from "./load-stage.js";
import { openSession } from "./open-session.js";
import type { StartedExchange } from "./started.js";
import { frameStyles } from "./styles.js";
import { Wait } from "./wait.js";

const darkScheme = () => matchMedia("(prefers-color-scheme: dark)");

/**
 * Runs a flow: asks the server for challenges, shows the stage of each, and sends the responses, until a redirect ends
 * it. The session knows where the flow stands, a stage shows one challenge; the executor connects and frames them.
 *
 * @attr lang - the language; by default that of the page, else of the browser
 * @attr locale-select - offers all languages below the card, or those that it names
 * @attr compatibility-mode - `off`, `light`, `on` or `auto`; read when the script starts
 * @fires ak-challenge - the server has sent a challenge
 * @fires ak-respond - the stage has asked for something, as to send a response
 * @fires ak-step - a stage has rendered: what its heading says, and whether it shows an error
 * @fires ak-redirect - the flow leads away from the page; cancelable
 * @fires ak-error - the flow cannot go on
 * @slot placeholder - shown until the first stage
 * @slot footer - below the card
 * @csspart main - the card
 * @csspart content - the logo, the card and the links below it
 * @csspart branding - the logo
 * @csspart challenge - the stage
 * @csspart loading-overlay - the bar that shows that the server has not replied yet
 * @csspart content-iframe - the page behind the card, in layouts that have one
 * @csspart footer - the links below the card
 * @csspart locale-select - the choice of the language
 */
export class FlowExecutor extends LitElement {
  static override properties: PropertyDeclarations = {
    slug: {},
    server: {},
    query: {},
    locale: {},
    theme: { reflect: true },
    layout: { reflect: true },
    brand: { attribute: false },
    notice: { attribute: false },
    stages: { attribute: false },
    session: { state: true },
    words: { state: true },
  };
  static override styles: CSSResultGroup = [tokens, stageStyles, frameStyles, brandSheet];

  /** Whether stages render into light DOM, where password managers find the fields; the entry sets it. */
  static isLight = false;
  /** The stages of elements without a registry of their own; the entry sets it before it defines the element. */
  static registry: StageRegistry = {};
  /** Defines the elements of stages; the entry sets the function for its mode, native or compatible. */
  static define: Define = (name, constructor) => customElements.define(name, constructor);

  /** Which flow. */
  slug = "";
  /** Root of the installation; by default that of the page. */
  server = "";
  /** Query string that the flow is started with; by default that of the page. */
  query: string | null = null;
  /** The language of the page, which the server is asked for as well. */
  locale = "";
  /** The colour scheme; by default that of the system. */
  theme: "light" | "dark" | null = null;
  /** Where the card is; by default what the flow says. */
  layout: Layout = "stacked";
  /** The brand; `null` keeps room for its logo until it is loaded. */
  brand: Brand | null = {};
  /** A text or template that is shown above the stage. */
  notice: unknown;
  /** Loads the stages, by component; a page may replace single ones. */
  stages: StageRegistry = FlowExecutor.registry;
  started: StartedExchange | undefined;
  /** The flow that runs. */
  session: FlowSession | undefined;
  /** Renders what is around the stage. Loaded while the user reads the first stage, which it must not hold up. */
  private words: Words | undefined;
  /** Whether a failure is the last that the session came to: its card stays while the user tries again. */
  #hasFailed = false;
  /** Whether the next stage takes the focus although no stage came before it. */
  #takesFocus = false;
  readonly #wait = new Wait(this);
  readonly #stage = new CurrentStage(this, (this.constructor as typeof FlowExecutor).isLight);
  readonly #darkScheme = darkScheme();
  readonly #session = new ContextProvider(this, { context: sessionContext });
  readonly #base = new ContextProvider(this, { context: baseContext, initialValue: "" });
  readonly #scheme = new ContextProvider(this, { context: schemeContext, initialValue: "light" });
  readonly #locale = new ContextProvider(this, { context: localeContext, initialValue: "" });
  readonly #brand = new ContextProvider(this, { context: brandContext, initialValue: null });
  #connection?: AbortController;
  #end = () => {};
  #stopLoading = () => {};

  override focus(options?: FocusOptions) {
    this.#stage.element?.focus(options);
  }

  override connectedCallback() {
    super.connectedCallback();
    const { signal } = (this.#connection = new AbortController());
    addEventListener("online", this.#retryOnline, { signal });
    addEventListener("pageshow", this.#refreshOnReturn, { signal });
    this.#darkScheme.addEventListener("change", () => this.requestUpdate(), { signal });
    if (this.hasUpdated) this.#begin();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#connection?.abort();
    this.#end();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    // A `<base>` of the page may name another origin; what users type must not go there.
    this.#base.setValue(new URL(this.server.replace(/\/?$/, "/"), location.href).href);
    if (["slug", "server", "query"].some((name) => changed.has(name))) this.#begin();
    // Reading `matches` of the list with the listener would keep Chromium from firing `change`: read a fresh one.
    this.#scheme.setValue(this.theme ?? (darkScheme().matches ? "dark" : "light"));
    this.#session.setValue(this.session);
    this.#brand.setValue(this.brand);
    this.#locale.setValue(this.locale);
    if (changed.has("brand")) applyBrandCss(this.brand, this.#base.value);
    attempt(() => paint(this, this.session?.challenge?.flow_info, this.#images), this.#fail);
  }

  protected override render() {
    const { session } = this;
    const { element } = this.#stage;
    // Until there is something to put into it, the frame would only cost the browser a second layout.
    if (!session || !(element || (this.#hasFailed && this.words))) return placeholder();
    const base = this.#base.value;
    return html`
      <div class="pf-c-background-image">${this.words?.backdrop(this.layout, session.challenge?.flow_info, base)}</div>
      <div class="pf-c-login">
        <div class="pf-c-login__container">
          <div class="ak-login-container" part="content">
            ${logo(this.brand, this.#images)}
            <div class="pf-c-login__main" part="main">
              ${this.notice}
              ${this.words?.showProgress(session, element, {
                slug: this.slug,
                home: base,
                query: this.#query,
                retry: () => {
                  this.#takesFocus = true; // the button that has the focus is removed once the server has replied
                  void session.retry();
                },
              })}
              <div part="challenge" ?hidden=${!element} aria-busy=${this.#wait.isLong} @ak-respond=${this.#onRespond}>
                ${this.#stage.template()}
              </div>
              ${this.words?.showDetails(session, this.slug)}
              ${this.#wait.isLong ? html`<div class="progress" part="loading-overlay" aria-hidden="true"></div>` : nothing}
            </div>
            <div class="pf-c-login__footer" part="footer">
              ${this.words?.footer(this, base, session, element)} <slot name="footer"></slot>
            </div>
          </div>
        </div>
      </div>
    `;
  }

  /** The language of the server's texts; `serverText` marks those around the stage with it. */
  get language(): string | undefined {
    return this.session?.language;
  }

  get #images() {
    return { dark: this.#scheme.value === "dark", base: this.#base.value };
  }

  get #query(): string {
    return this.query ?? location.search.slice(1);
  }

  /** Starts a session: for another flow or server, or when the element is back in the document. */
  #begin() {
    this.#end();
    if (!this.isConnected || !this.slug) return;
    const base = this.#base.value;
    const session = openSession({ base, slug: this.slug, query: this.#query, locale: () => this.locale }, this.started);
    this.started = undefined;
    const unsubscribe = session.subscribe(() => this.#onStateChange(session));
    this.#end = () => {
      this.#end = () => {};
      unsubscribe();
      session.stop();
      this.#stopLoading();
      this.#wait.end();
      this.#stage.clear();
      this.session = undefined;
    };
    this.session = session;
    this.#hasFailed = false;
    void session.start();
  }

  /** Updates the stage after a change of state, dispatches its event, and loads what is needed to show it. */
  #onStateChange(session: FlowSession) {
    const { state } = session;
    this.#stage.update(session);
    this.requestUpdate();
    this.#hasFailed = state.status === "failed" || (this.#hasFailed && state.status !== "challenged");
    if (state.status === "challenged") {
      this.dispatchEvent(new ChallengeEvent(state.challenge));
      const isLeaving = leave(this, session, state.challenge, this.#base.value, this.#fail);
      this.#show(session, state.challenge).catch((cause: unknown) => {
        if (!isLeaving) session.fail(asFailure(cause, "missing-stage")); // else the navigation has cancelled the import
      });
    } else if (state.status === "failed") {
      this.#wait.end();
      this.#loadWords();
      this.dispatchEvent(new FailureEvent(state.error));
    } else this.#wait.begin();
  }

  async #show(session: FlowSession, { component }: Challenge) {
    const takesFocus = this.#stage.element !== undefined || this.autofocus || this.#takesFocus;
    const isNew = await this.#stage.show(session, this.stages, FlowExecutor.define);
    if (session.state.status !== "challenged") return;
    this.#wait.end();
    this.#stopLoading(); // what the challenge before was loading
    this.#stopLoading = whenIdle(() => {
      loadNextStages(component, this.stages, FlowExecutor.define);
      this.#loadWords();
      this.#stage.settle();
      readCookies(); // the browser caches them, so that the response, which needs them, is sent sooner
    });
    const { element } = this.#stage;
    await this.updateComplete;
    // A new stage gets the focus at its first field, else at its heading.
    if (isNew && takesFocus && element === this.#stage.element) attempt(() => element?.focus(), this.#fail);
  }

  /** Fails for a reason from outside the session, such as a stage that cannot show its challenge. */
  readonly #fail = (cause: unknown) => {
    const error = asFailure(cause);
    // The stage may be broken: the next challenge gets a new one. Input that cannot be read leaves it intact.
    if (error.code !== "unreadable-input") this.#stage.clear();
    this.session?.fail(error);
  };

  #loadWords() {
    if (this.words && this.words !== plainWords) return;
    const loaded = inTime(import("./words.js")).catch(() => ({ words: plainWords }));
    void loaded.then(({ words }) => (this.words = words));
  }

  readonly #onRespond = (event: RespondEvent) => {
    const [request, session] = [event.request, this.session];
    if (request.kind === "response") {
      this.#stage.identifier.hear(request.response);
      void session?.respond(request.response);
    } else if (request.kind === "information") void session?.inform(request.response);
    else if (request.kind === "challenge") session?.present(request.challenge);
    else if (request.kind === "cancel" && session) {
      const begin = (query: string) => (this.query = query);
      cancelLater(session, request.then, { base: this.#base.value, query: this.#query, begin });
    } else if (request.kind === "departure") {
      if (!this.dispatchEvent(new RedirectEvent(request.to))) event.preventDefault();
    } else if (request.kind === "failure") {
      event.preventDefault();
      this.#fail(request.error);
    } else void session?.start();
  };

  /** Tries again when the browser is back online after a request did not reach the server. */
  readonly #retryOnline = () => {
    const state = this.session?.state;
    if (state?.status === "failed" && state.error.code === "unreachable") void this.session?.retry();
  };

  /** Asks for the challenge when the user comes back to this page from history: the flow may have moved on. */
  readonly #refreshOnReturn = (event: PageTransitionEvent) => {
    if (event.persisted) void this.session?.start();
  };
}
