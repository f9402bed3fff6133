import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";

/** A button that saves a text as a file. */
export function downloadButton(text: string, name: string): TemplateResult {
  return html`<button class="pf-c-button pf-m-secondary" type="button" @click=${() => download(text, name)}>
    ${msg("Download")}
  </button>`;
}

function download(text: string, name: string) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  URL.revokeObjectURL(href); // the download has started with the click
}
