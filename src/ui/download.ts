import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { DOWNLOAD } from "./icons/actions.js";
import { icon } from "./icons/icon.js";

/** A button that saves a text as a file. */
export function downloadButton(text: string, name: string): TemplateResult {
  return html`<button
    class="pf-c-button pf-m-secondary"
    type="button"
    @click=${(event: Event) => download(event, text, name)}
  >
    ${icon(DOWNLOAD)}<span>${msg("Download")}</span>
  </button>`;
}

function download({ currentTarget }: Event, text: string, name: string) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  URL.revokeObjectURL(href); // the download has started with the click
  (currentTarget as HTMLElement).classList.add("done");
}
