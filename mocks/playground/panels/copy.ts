import { html, type TemplateResult } from "lit";

/** A button that puts a text on the clipboard, and says so until the focus leaves it. */
export function copyButton(text: string, label: string, word = "Copy"): TemplateResult {
  return html`<button type="button" class="quiet" @click=${(event: Event) => void copy(event, text, word)}>
    <span>${word}</span><span class="unseen"> ${label}</span>
  </button>`;
}

async function copy({ currentTarget }: Event, text: string, before: string) {
  const button = currentTarget as HTMLButtonElement;
  const word = button.querySelector("span");
  if (!word) return;
  word.textContent = await navigator.clipboard.writeText(text).then(
    () => "Copied",
    () => "The browser does not allow copying",
  );
  button.addEventListener("blur", () => (word.textContent = before), { once: true });
}
