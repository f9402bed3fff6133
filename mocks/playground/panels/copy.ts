import { html, type TemplateResult } from "lit";

/** A button that puts a text on the clipboard, and says so until the focus leaves it. */
export function copyButton(text: string, label: string): TemplateResult {
  return html`<button type="button" class="quiet" @click=${(event: Event) => void copy(event, text)}>
    <span>Copy</span><span class="unseen"> ${label}</span>
  </button>`;
}

async function copy({ currentTarget }: Event, text: string) {
  const button = currentTarget as HTMLButtonElement;
  const word = button.querySelector("span");
  if (!word) return;
  word.textContent = await navigator.clipboard.writeText(text).then(
    () => "Copied",
    () => "The browser does not allow copying",
  );
  button.addEventListener("blur", () => (word.textContent = "Copy"), { once: true });
}
