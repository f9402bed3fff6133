import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";

/** A button that copies a text, and says so. */
export function copyButton(text: string, label: string): TemplateResult {
  return html`
    <button class="pf-c-button pf-m-secondary" type="button" @click=${(event: Event) => void copy(event, text)}>
      ${label}
    </button>
    <p class="copied" role="status"></p>
  `;
}

async function copy({ currentTarget }: Event, text: string) {
  const status = (currentTarget as HTMLElement).nextElementSibling;
  if (!status) return;
  status.textContent = ""; // so that screen readers announce the same words again
  status.textContent = (await isCopied(text))
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
