import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { Challenge, FlowFailure } from "../protocol/index.js";
import { alert } from "../ui/alert.js";

/** What a person can do about a failure. */
export interface Remedies {
  /** Tries the same again. */
  retry: () => void;
  /** Loads the page anew. */
  reload: () => void;
  /** Where the server sends people who come without a flow: the root of the installation. */
  home: string;
  /** Query string that the flow was started with. */
  query: string;
}

/** Tells what happened, offers a way out, and holds what an administrator will ask for. */
export function failure(
  error: FlowFailure,
  challenge: Challenge | undefined,
  slug: string,
  ways: Remedies,
): TemplateResult {
  const retry = html`<button class="pf-c-button pf-m-secondary" type="button" @click=${ways.retry}>
    ${msg("Try again")}
  </button>`;
  const reload = html`<button class="pf-c-button pf-m-secondary" type="button" @click=${ways.reload}>
    ${msg("Reload the page")}
  </button>`;
  const elsewhere = (href: string, text: string) =>
    html`<a class="pf-c-button pf-m-secondary" href=${href}>${text}</a>`;
  const [text, remedies] = ((): [string, unknown] => {
    switch (error.code) {
      case "unreachable":
        return [
          navigator.onLine
            ? msg("The server could not be reached. What you typed is still here.")
            : msg("You are offline. What you typed is still here; we go on when you are back."),
          retry,
        ];
      case "timeout":
        return [msg("The server took too long to answer. What you typed is still here."), retry];
      case "unknown-flow":
        return [msg(str`This server has no page called “${slug}”.`), elsewhere(ways.home, msg("Go to the start"))];
      case "signed-out":
        return [msg("The server ended your session. Please begin again."), reload];
      case "forbidden":
        return [
          msg(
            "The request was refused on its way. If this goes on, a proxy may be removing cookies or headers: please tell an administrator.",
          ),
          retry,
        ];
      case "server":
        return [msg("The server has a problem. Please try again in a moment."), retry];
      case "page":
        return [msg("The server wants to show a page of its own. Reloading gets you there."), reload];
      case "malformed":
        return [msg("The server gave an answer that cannot be read."), retry];
      case "loop":
        return [msg("The server keeps sending us in circles."), retry];
      case "repeated":
        return [
          navigator.cookieEnabled
            ? msg(
                "The server asks the same again without saying why. Either it did not accept what you entered, or your browser does not keep its cookies.",
              )
            : msg("Your browser blocks cookies. Allow them for this site, or nobody can sign in."),
          retry,
        ];
      case "unsafe-target":
        return [msg("The server wants to take you to an address that is not safe to open."), retry];
      case "unknown-component":
        return [
          msg(str`The next step, “${challenge?.component ?? ""}”, is newer than this page.`),
          [reload, elsewhere(serverPage(slug, ways), msg("Open the server's own page"))],
        ];
      case "unreadable-input":
        return [msg("What you entered could not be read. Please check it, and send it again."), nothing];
      case "missing-stage":
        return [msg("A part of this page could not be loaded."), [reload, retry]];
    }
  })();
  return html`
    ${alert("danger", text)}
    <div class="pf-c-login__main-footer-links remedies">${remedies}</div>
    <details>
      <summary>${msg("Details for an administrator")}</summary>
      <pre tabindex="0">${report(error, challenge, slug)}</pre>
    </details>
  `;
}

/** The server's own page for a flow. */
function serverPage(slug: string, { home, query }: Remedies): string {
  return new URL(`if/flow/${encodeURIComponent(slug)}/?interface=server${query && `&${query}`}`, home).href;
}

/** What helps to find the failure in the server's log; no secrets. */
function report({ message, time, requestId }: FlowFailure, challenge: Challenge | undefined, slug: string): string {
  const lines = [message, time.toISOString(), location.host, slug, challenge?.component, requestId];
  return lines.filter(Boolean).join("\n");
}
