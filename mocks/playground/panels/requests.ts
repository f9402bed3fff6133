import { html, nothing, type TemplateResult } from "lit";
import type { Playground } from "../playground.js";
import type { Logged } from "../requests.js";
import { copyButton } from "./copy.js";
import { panel } from "./panel.js";

/** What the page and the server have sent to each other: responses and challenges as JSON. */
export function requests({ log: { entries } }: Playground): TemplateResult {
  return panel({
    title: "Requests",
    count: entries.length,
    content: entries.length
      ? html`<ol class="requests" aria-label="The newest first">
          ${entries.map(line)}
        </ol>`
      : html`<p>The challenges and responses of a flow will be here.</p>`,
  });
}

function line({ method, path, status, component, sent, received }: Logged) {
  return html`<li>
    <details>
      <summary>${method} ${component ?? path} <small>${status ?? "no reply"}</small></summary>
      <small>${path}</small>
      ${sent ? json("Response of the page", sent) : nothing}
      ${received ? json("Reply of the server", received) : nothing}
    </details>
  </li>`;
}

function json(title: string, text: string) {
  return html`<p>${title} ${copyButton(text, title)}</p>
    <pre tabindex="0" role="group" aria-label=${title}>${text}</pre>`;
}
