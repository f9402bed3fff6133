import { msg } from "@lit/localize";
import { LitElement, html, nothing } from "lit";
import type { CSSResult, CSSResultGroup, CSSResultOrNative, PropertyDeclarations, TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import {
  FlowFailure,
  attempt,
  safeTarget,
  textOf,
  type Challenge,
  type ChallengeResponse,
  type Component,
} from "../protocol/index.js";
import { alert } from "../ui/alert.js";
import { field, type FieldOptions } from "../ui/field.js";
import { reason, serverText, type Reason } from "../ui/server-text.js";
import { brandSheet } from "./brand-sheet.js";
import { consume } from "./consume.js";
import { baseContext, schemeContext, type Scheme } from "./context.js";
import { beginning } from "./focus.js";
import { LIGHT, styleAround } from "./light.js";
import { loadRefusal } from "./load-refusal.js";
import type { Refusal } from "./refusal.js";
import { RespondEvent, type StageRequest } from "./respond-event.js";
import { dispatchStep } from "./step-event.js";
import { stageStyles } from "./styles.js";

/**
 * Shows one challenge: `template` is what users see, `response` what they send. A stage lives as long as its step: when
 * the server refuses the response, the next `challenge` has errors.
 *
 * @fires ak-respond - asks the executor for something
 * @fires ak-step - the stage has rendered, with a heading that says what the step is
 */
export abstract class Stage<C extends Component = Component> extends LitElement {
  static override properties: PropertyDeclarations = {
    challenge: { attribute: false },
    base: { attribute: false },
    busy: { type: Boolean, reflect: true },
    scheme: { attribute: "theme", reflect: true }, // the brand's CSS may select it
    refusal: { state: true },
  };
  static override styles: CSSResultGroup = stageStyles;

  challenge!: Challenge<C>;
  /** Whether a response is on its way. */
  busy = false;
  /** The language of the challenge's texts, if the server named it; `serverText` marks them with it. */
  language?: string | undefined;
  /** What the user typed on this visit to say who they are, else the name of the pending user. */
  identifier = "";
  /** The colour scheme that users see. */
  scheme: Scheme = "light";

  /** Root of the installation, which the challenge's addresses are relative to. */
  base = document.baseURI;

  /** End what the element takes from contexts. */
  #ends: (() => void)[] = [];
  /** The members whose errors the template shows, while it is made. */
  #told?: Set<string> | undefined;
  /** Loaded with the first refusal. */
  private refusal?: Refusal | undefined;

  /** A response is not sent before this has settled, for example an aborted passkey request. It must not reject. */
  protected beforeResponse?: Promise<unknown>;
  /**
   * Whether a challenge that comes back, with errors or repeated, does not start the background work: a button does.
   */
  protected readonly waitsAfterResponse: boolean = false;
  #hasResponded = false;
  #background = new AbortController();

  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return [...super.finalizeStyles(styles), brandSheet];
  }

  /** Renders everything below the heading. */
  protected abstract template(): unknown;

  /** What the user does in this step; the flow's title stands above it. If blank, the title is the heading. */
  protected heading(): unknown {
    return "";
  }

  /** The response: by default the form's named fields. Nothing if the user has to correct something first. */
  protected response(form: FormData): ChallengeResponse<C> | Promise<ChallengeResponse<C> | undefined> {
    return Object.fromEntries(form); // the field names are the response's members
  }

  /**
   * Background work for this challenge, started once the challenge is shown. The signal aborts when the user has
   * responded, when another challenge comes, and when the stage leaves the document.
   */
  protected start?(signal: AbortSignal): unknown;

  /** Aborts the background work, and starts it again, or other work instead. */
  protected restart(work: Work = this.#start) {
    this.#run(work, this.#renew());
  }

  /** The signal of the background work. */
  protected get signal(): AbortSignal {
    return this.#background.signal;
  }

  protected override createRenderRoot() {
    if (this.slot !== LIGHT) return super.createRenderRoot();
    styleAround(this, (this.constructor as typeof Stage).elementStyles as CSSResult[]);
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#ends = [
      consume(this, baseContext, (base) => (this.base = base)),
      consume(this, schemeContext, (scheme) => (this.scheme = scheme)),
    ];
    this.performUpdate(); // so that password managers, which watch the page, see the whole form at once
  }

  /** Shows a refusal once what explains it is loaded, so that nothing is said twice. */
  protected override scheduleUpdate() {
    const loading = loadRefusal(this);
    if (!loading) return super.scheduleUpdate();
    return loading.then((refusal) => {
      this.refusal = refusal;
      return super.scheduleUpdate();
    });
  }

  /** A challenge that cannot be shown makes the flow fail, instead of being shown in part. */
  protected override performUpdate() {
    attempt(() => super.performUpdate(), this.#fail);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
    this.#background.abort();
  }

  protected override render() {
    const title = textOf(this.challenge.flow_info?.title);
    const step = this.heading();
    const told = (this.#told = new Set());
    const template = this.template(); // calls `errors` for each field that shows its own
    this.#told = undefined;
    const errors = Object.keys(this.challenge.response_errors ?? {})
      .filter((name) => !told.has(name))
      .flatMap((name) => this.errors(name));
    return html`
      <header class="pf-c-login__main-header" data-test-id="card-title">
        ${step && title && step !== title ? html`<p class="flow-title">${serverText(title)}</p>` : nothing}
        <h1 class="pf-c-title" data-test-id="stage-heading" tabindex="-1">
          ${step || serverText(title) || msg("Sign in")}
        </h1>
      </header>
      <div class="pf-c-login__main-body" aria-busy=${this.busy}>
        ${errors.map((error) => keyed(error, alert("danger", reason(error))))} ${template}
      </div>
    `;
  }

  protected override updated(changed: Map<PropertyKey, unknown>) {
    if (changed.has("challenge")) {
      const signal = this.#renew();
      // The work may change properties, and must not do so during an update.
      const isBack = this.#hasResponded || this.challenge.response_errors;
      if (!isBack || !this.waitsAfterResponse) {
        queueMicrotask(() => signal.aborted || this.#run(this.#start, signal));
      }
      this.#hasResponded = false;
    }
    // After a refusal the user has to correct something.
    if (changed.get("challenge") && this.challenge.response_errors) this.refusal?.focusRefused(this.renderRoot);
    dispatchStep(this, this.renderRoot);
  }

  /** Moves the focus to the first empty field, else to the first field, else to the heading. */
  override focus(options?: FocusOptions) {
    beginning(this.renderRoot)?.focus(options);
  }

  /**
   * Why the server refused the value of this field. A template that calls this shows the reasons; all others are shown
   * above the form.
   */
  protected errors(name: string): readonly Reason[] {
    this.#told?.add(name);
    const errors = this.challenge.response_errors ?? {};
    const reasons = Object.hasOwn(errors, name) ? (errors[name] ?? []) : [];
    return reasons.map((it) => this.refusal?.explain(it, this.#told) ?? it);
  }

  /**
   * The form. Buttons other than its submit button, and links, stand outside. It binds no attribute: a field may be
   * called `setAttribute`.
   */
  protected form(content: unknown): TemplateResult {
    return html`<form class="pf-c-form" method="post" @submit=${this.#submit}>${content}</form>`;
  }

  /** A field with its errors. */
  protected field(options: Omit<FieldOptions, "errors">): TemplateResult {
    return field({ ...options, errors: this.errors(options.name) });
  }

  /** An address of the challenge, if a page may open it. */
  protected target(to: unknown): string | undefined {
    return to ? safeTarget(to, this.base) : undefined;
  }

  /** Responds to the challenge. */
  protected respond(response: ChallengeResponse<C>) {
    void this.#send({ kind: "response", response });
  }

  /** Informs the server, as of a chosen device, without a response. */
  protected inform(response: ChallengeResponse<C>) {
    this.dispatchEvent(new RespondEvent({ kind: "information", response }));
  }

  /** Goes on with a challenge that came inside this one. */
  protected present(challenge: Challenge) {
    void this.#send({ kind: "challenge", challenge });
  }

  /** Asks the page around the executor before the browser leaves for an address. @returns whether it may */
  protected readonly mayLeave = (to: string): boolean =>
    this.dispatchEvent(new RespondEvent({ kind: "departure", to }));

  /** Takes the browser to an address that a page may open. */
  protected leave(to: string) {
    if (this.mayLeave(to)) location.assign(to);
  }

  /** Asks the server again. */
  protected readonly again = () => {
    void this.#send({ kind: "again" });
  };

  #renew(): AbortSignal {
    this.#background.abort();
    this.#background = new AbortController();
    return this.signal;
  }

  readonly #start: Work = (signal) => this.start?.(signal);

  #run(work: Work, signal: AbortSignal) {
    attempt(
      () => work(signal),
      (cause) => signal.aborted || this.#fail(cause),
    );
  }

  async #send(request: StageRequest) {
    this.#background.abort();
    this.#hasResponded = request.kind === "response";
    if (this.beforeResponse) await this.beforeResponse;
    this.dispatchEvent(new RespondEvent(request));
  }

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target as HTMLFormElement, event.submitter);
    attempt(() => {
      const response = this.response(form);
      if (response instanceof Promise) void this.#respondLater(response);
      else this.respond(response);
    }, this.#fail);
  };

  readonly #fail = (error: unknown) => {
    // Without an executor around the stage, the error is thrown; one that was removed meanwhile concerns no user.
    if (this.dispatchEvent(new RespondEvent({ kind: "failure", error })) && this.isConnected) throw error;
  };

  /** Responds once the promise resolves, unless another challenge has come by then. */
  async #respondLater(promise: Promise<ChallengeResponse<C> | undefined>) {
    const { challenge } = this;
    this.busy = true;
    const response = await promise.catch((cause: unknown) => new FlowFailure("unreadable-input", { cause }));
    if (challenge !== this.challenge) return;
    this.busy = false;
    if (response instanceof FlowFailure) this.#fail(response);
    else if (response) this.respond(response);
  }
}

/** Background work; the signal ends it. */
type Work = (signal: AbortSignal) => unknown;

/** The text in a field of a form. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
