import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { COPY } from "./icons/actions.js";
import { icon } from "./icons/icon.js";

/** A button that copies a text, and says so. */
export function copyButton(text: string, label: string): TemplateResult {
  return html`
    <button class="pf-c-button pf-m-secondary" type="button" @click=${(event: Event) => void copy(event, text)}>
      ${icon(COPY)}<span>${label}</span>
    </button>
    <p class="copied" role="status"></p>
  `;
}

async function copy({ currentTarget }: Event, text: string) {
  const button = currentTarget as HTMLElement;
  const status = button.nextElementSibling;
  if (!status) return;
  status.textContent = ""; // so that screen readers announce the same words again
  const isDone = await isCopied(text);
  button.classList.toggle("done", isDone); // a tick, as the status is heard alone
  status.textContent = isDone
    ? msg("Copied.")
    : msg("Your browser did not allow it. Please select the text and copy it yourself.");
}

/** Pages without a secure connection have no clipboard, and users may forbid its use. */
function isCopied(text: string): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  return (
    clipboard?.writeText(text).then(
      () => true,
      () => false,
    ) ?? Promise.resolve(false)
  );
}
