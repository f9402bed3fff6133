import { LitElement, html, nothing, type CSSResultGroup, type CSSResultOrNative, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { msg } from "@lit/localize";
import { safeTarget, type Challenge, type ChallengeResponse, type Component } from "../protocol/index.js";
import type { ErrorDetail } from "../protocol/index.js";
import { alert } from "../ui/alert.js";
import { field, type FieldOptions } from "../ui/field.js";
import { link } from "../ui/links.js";
import { brandSheet } from "./brand-sheet.js";
import { RespondEvent } from "./respond-event.js";
import { stageStyles } from "./styles.js";

/**
 * Owns one challenge: `template` is what is seen, `response` what is sent. A stage lives as long as its challenge; a
 * refused response comes back to it as the next `challenge`.
 *
 * @fires ak-respond - what is to be done with the flow
 */
export abstract class Stage<C extends Component = Component> extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = stageStyles;

  @property({ attribute: false }) challenge!: Challenge<C>;
  /** A response is on its way. */
  @property({ type: Boolean, reflect: true }) busy = false;
  /** Root of the installation, which the challenge's addresses are relative to. */
  @property() server = document.baseURI;
  @property({ reflect: true }) theme: "light" | "dark" | null = null;

  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return [...super.finalizeStyles(styles), brandSheet];
  }

  /** Everything below the heading. */
  protected abstract template(): unknown;

  /** The flow's title, unless the stage has something better to say. */
  protected heading(): string {
    return this.challenge.flow_info?.title ?? "";
  }

  /** The answer: unless a stage says otherwise, the form's named fields. */
  protected response(form: FormData): ChallengeResponse<C> {
    return Object.fromEntries(form) as ChallengeResponse<C>; // the field names are the response's members
  }

  protected override render() {
    const heading = this.heading();
    const errors = this.errors("non_field_errors");
    return html`
      ${
        heading
          ? html`<header class="pf-c-login__main-header">
              <h1 class="pf-c-title" data-test-id="stage-heading" tabindex="-1">${heading}</h1>
            </header>`
          : nothing
      }
      <div class="pf-c-login__main-body">
        ${keyed(
          this.challenge,
          errors.map((error) => alert("danger", error.string)),
        )}
        ${this.template()}
      </div>
    `;
  }

  protected override updated(changed: Map<PropertyKey, unknown>) {
    // A refusal leads back to what has to be mended.
    if (changed.get("challenge") && this.challenge.response_errors) this.#focusRefused();
  }

  /** Moves the focus to what is to be done first: the first empty field, else the heading. */
  override focus(options?: FocusOptions) {
    const fields = [...this.renderRoot.querySelectorAll<HTMLInputElement>("input:not([readonly], [type=hidden])")];
    const target = fields.find((input) => !input.value) ?? fields[0] ?? this.renderRoot.querySelector("h1");
    target?.focus(options);
  }

  /** Why this field was refused. */
  protected errors(name: string): readonly ErrorDetail[] {
    return this.challenge.response_errors?.[name] ?? [];
  }

  /** The form; what can be pressed beside its one submit button stands outside. */
  protected form(content: unknown): TemplateResult {
    return html`<form class="pf-c-form" method="post" @submit=${this.#submit}>${content}</form>`;
  }

  /** A field with the reasons for its refusal. */
  protected field(options: Omit<FieldOptions, "errors">): TemplateResult {
    return field({ ...options, errors: this.errors(options.name) });
  }

  /** An address of the challenge, if a page may open it. */
  protected target(to: string | null | undefined): string | undefined {
    return to ? safeTarget(to, this.server) : undefined;
  }

  /** The way out for whoever is not the pending user; it keeps the target. */
  protected notYou() {
    return link({ href: this.target(this.challenge.flow_info?.cancel_url), text: msg("Not you?") });
  }

  /** Answers the challenge. */
  protected respond(response: ChallengeResponse<C>) {
    this.dispatchEvent(new RespondEvent({ kind: "response", response }));
  }

  /** Goes on with a challenge that came inside this one. */
  protected present(challenge: Challenge) {
    this.dispatchEvent(new RespondEvent({ kind: "challenge", challenge }));
  }

  /** Asks the server again. */
  protected readonly again = () => {
    this.dispatchEvent(new RespondEvent({ kind: "again" }));
  };

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!this.busy) this.respond(this.response(new FormData(event.target as HTMLFormElement, event.submitter)));
  };

  #focusRefused() {
    const refused =
      this.renderRoot.querySelector<HTMLInputElement>("[aria-invalid=true]") ??
      this.renderRoot.querySelector<HTMLInputElement>("input[type=password]");
    refused?.focus();
    refused?.select();
  }
}

/** What stands in a field of a form. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
