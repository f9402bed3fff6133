import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { Challenge, FlowFailure, FlowSession, FlowState, Restart } from "../protocol/index.js";
import type { Stage } from "../stage/stage.js";
import { alert } from "../ui/alert.js";
import { number } from "../ui/number.js";
import { eachSecond } from "./each-second.js";
import { sentence } from "./sentences.js";

/** Where the buttons and links below a failure lead. */
export interface Remedies {
  slug: string;
  /** Root of the installation. */
  home: string;
  /** Query string that the flow was started with. */
  query: string;
  /** Tries again what failed. */
  retry: () => void;
}

/** Milliseconds after which screen readers hear that the page waits. */
const LONG = 1000;

/** Milliseconds after which the page says that the server is slow. */
const LATE = 10_000;

/** The failure of each session that the user tries to overcome: its card stays until the server has replied. */
const failures = new WeakMap<FlowSession, FlowFailure>();

/** Tells the user of a failure, of a server that is slow, or of a flow that has started anew. */
export function showProgress(
  session: FlowSession,
  stage: Stage | undefined,
  ways: Remedies,
): TemplateResult | typeof nothing {
  const { state } = session;
  if (state.status === "failed") failures.set(session, state.error);
  else if (state.status !== "loading" && state.status !== "responding") failures.delete(session);
  const failure = failures.get(session);
  if (failure) return card(failure, session.challenge, stage, ways, state.status !== "failed");
  return html`<div class="note" role="status">${note(state)}</div>`;
}

/** A note without buttons. It has no role, because the live region around it announces it. */
function note(state: FlowState): unknown {
  const say = (text: string) => html`<div class="pf-c-alert pf-m-inline pf-m-info"><span>${text}</span></div>`;
  if (state.status === "challenged") {
    if (state.restarted) return say(beginning(state.restarted));
    return isRefusedWithoutReason(state.challenge)
      ? say(msg("This was not accepted. Please check what you entered."))
      : nothing;
  }
  if (state.status !== "loading" && state.status !== "responding") return nothing;
  return eachSecond(state, LATE, (elapsed) =>
    elapsed < LONG
      ? nothing
      : elapsed < LATE
        ? html`<p class="heard">${msg("Please wait …")}</p>`
        : say(msg("The server takes longer than usual to answer. Please wait a moment.")),
  );
}

/** The steps of which a refusal without a reason would look as if nothing had happened; prompts say it themselves. */
const ASKS = /^ak-(stage-(identification|password|authenticator-totp)|provider-oauth2-device-code)$/;

function isRefusedWithoutReason({ component, response_errors }: Challenge): boolean {
  return ASKS.test(component) && Boolean(response_errors) && !Object.values(response_errors ?? {}).flat().length;
}

/** Why the user sees the first challenge again. */
function beginning({ from, unchecked }: Restart): string {
  if (!unchecked) {
    return msg(
      "The server asks its first question again. Your session may have expired, or it may not have accepted what you entered.",
    );
  }
  const text = msg("Your session had expired, or another tab has taken it over, so we started again.");
  if (from === "ak-stage-password") return `${text} ${msg("Your password was not checked.")}`;
  if (from === "ak-stage-authenticator-validate") return `${text} ${msg("Your second factor was not checked.")}`;
  if (from === "ak-stage-prompt") return `${text} ${msg("What you entered was not saved.")}`;
  return text;
}

/** A failure: what happened, and the buttons and links that may help. */
function card(
  error: FlowFailure,
  challenge: Challenge | undefined,
  stage: Stage | undefined,
  remedies: Remedies,
  isTrying: boolean,
): TemplateResult {
  const input = largestUpload(stage);
  const ways = waysOut(error, input);
  const text: unknown[] = [sentence(error, { challenge, slug: remedies.slug, file: input?.files?.[0] })];
  if (hasEntries(stage)) {
    text.push(
      ways.every((way) => way === "retry" || way === "choose")
        ? msg("What you entered is still here.")
        : msg("What you entered is still here until you reload or leave this page."),
    );
  }
  return html`
    ${stage ? nothing : html`<h1 class="pf-c-title">${msg("Something went wrong")}</h1>`}
    ${alert(
      "danger",
      text.map((it) => html`${it} `),
    )}
    <div class="pf-c-login__main-footer-links remedies">
      ${ways.map((way) => remedy(way, error, remedies, isTrying, input))}
    </div>
  `;
}

/** What an administrator needs to know of a failure, for the foot of the card: users need the form above it more. */
export function showDetails(session: FlowSession, slug: string): TemplateResult | typeof nothing {
  const failure = failures.get(session);
  if (!failure) return nothing;
  return html`<details>
    <summary>${msg("Details for an administrator")}</summary>
    <pre tabindex="0">${report(failure, session.challenge, slug)}</pre>
  </details>`;
}

/**
 * A button or link below a failure: `choose` another file, go to the `start`, or to the server's own page of this flow.
 */
type Way = "retry" | "reload" | "choose" | "start" | "server-page";

/** The buttons and links that may help, the likeliest first. */
function waysOut({ code, status }: FlowFailure, input: HTMLInputElement | undefined): readonly Way[] {
  switch (code) {
    case "unreadable-input":
      return [];
    case "unknown-flow":
      return ["start"];
    case "intercepted":
    case "signed-out":
    case "page":
    case "missing-stage":
      return ["reload", "retry"];
    case "forbidden":
      return ["retry", "reload"];
    case "unknown-component":
      return ["reload", "server-page"];
    case "unreachable":
    case "too-large":
      return input ? ["choose", "retry"] : ["retry"];
    case "refused":
      return status === 410 ? ["retry", "start"] : ["retry", "reload"];
    case "server":
      return status === 404 ? ["retry", "start"] : ["retry"];
    default:
      return ["retry"];
  }
}

function remedy(
  way: Way,
  error: FlowFailure,
  { slug, home, query, retry }: Remedies,
  isTrying: boolean,
  input?: HTMLInputElement,
) {
  switch (way) {
    case "retry":
      // The button keeps the focus, which a disabled one would lose.
      if (isTrying) return button(msg("Trying …"), () => {});
      return eachSecond(error, error.retryAfter ?? 0, (elapsed) => {
        const seconds = Math.ceil(Math.max(0, (error.retryAfter ?? 0) - elapsed) / 1000);
        return button(seconds ? msg(str`Try again in ${number(seconds)} s`) : msg("Try again"), retry, seconds > 0);
      });
    case "reload":
      return button(msg("Reload the page"), () => location.reload());
    case "choose":
      return button(msg("Choose another file"), () => input?.click());
    case "start":
      return link(startOf(home, query), msg("Go to the start"));
    case "server-page":
      return link(serverPage(slug, home, query), msg("Open the server's own page"));
  }
}

function button(text: string, press: () => void, isDisabled = false) {
  return html`<button class="pf-c-button pf-m-secondary" type="button" ?disabled=${isDisabled} @click=${press}>
    ${text}
  </button>`;
}

function link(href: string, text: string) {
  return html`<a class="pf-c-button pf-m-secondary" href=${href}>${text}</a>`;
}

/** Where users sign in if this flow does not exist: at the default flow, which keeps `next`; else at the root. */
function startOf(home: string, query: string): string {
  return query ? new URL(`flows/-/default/authentication/?${query}`, home).href : home;
}

/** The address of the server's own page for a flow. */
function serverPage(slug: string, home: string, query: string): string {
  return new URL(`if/flow/${encodeURIComponent(slug)}/?interface=server${query && `&${query}`}`, home).href;
}

/** The field of the form that has the largest file. */
function largestUpload(stage: Stage | undefined): HTMLInputElement | undefined {
  const size = ({ files }: HTMLInputElement) => files?.[0]?.size ?? 0;
  return inputs(stage, "[type=file]")
    .filter(size)
    .sort((one, other) => size(other) - size(one))[0];
}

/** Whether the user has entered something that would be lost with the form. */
function hasEntries(stage: Stage | undefined): boolean {
  return inputs(stage, ":not([readonly],[type=hidden],[type=checkbox],[type=radio])").some(({ value }) => value);
}

function inputs(stage: Stage | undefined, which: string): HTMLInputElement[] {
  return stage?.hasUpdated
    ? [...stage.renderRoot.querySelectorAll<HTMLInputElement>(`:is(input,textarea)${which}`)]
    : [];
}

/** The lines by which an administrator finds the failure in the server's log; they hold no secrets. */
function report({ message, time, requestId }: FlowFailure, challenge: Challenge | undefined, slug: string): string {
  const lines = [message, time.toISOString(), location.host, slug, challenge?.component, requestId];
  return lines.filter(Boolean).join("\n");
}
