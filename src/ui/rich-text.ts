import { noChange, render } from "lit";
import { AsyncDirective } from "lit/async-directive.js";
import { directive } from "lit/directive.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { withoutTags } from "./without-tags.js";

/** Shows a text of the server's administrators, which may be HTML. What cleans it is loaded only if it may. */
class RichText extends AsyncDirective {
  #source: string | HTMLElement | undefined;

  override render(source: string | HTMLElement): unknown {
    if (source === this.#source) return noChange;
    this.#source = source;
    if (typeof source === "string" && !/[<&]/.test(source)) return source;
    void this.#clean(source);
    return "";
  }

  async #clean(source: string | HTMLElement) {
    // Without what cleans it, HTML is read without its tags.
    const content = await clean(source).catch(() =>
      typeof source === "string" ? withoutTags(source, " ") : source.textContent,
    );
    if (source === this.#source) this.setValue(content);
  }
}

/** Text or HTML of the server's administrators, or what was parsed of it; its links open beside the page. */
export const richText = directive(RichText);

/**
 * Parses HTML. The page allows no other Trusted Types policy than Lit's, so Lit parses it: into a document without a
 * window, where nothing of it is run or loaded.
 */
export function parseInert(source: string): HTMLElement {
  const inert = document.implementation.createHTMLDocument();
  const root = inert.createElement("div");
  render(unsafeHTML(source), root, { creationScope: inert });
  return root;
}

async function clean(source: string | HTMLElement): Promise<DocumentFragment> {
  const { default: purify } = await import("dompurify");
  const root = typeof source === "string" ? parseInert(source) : source;
  purify.sanitize(root, {
    IN_PLACE: true,
    TRUSTED_TYPES_POLICY: null,
    USE_PROFILES: { html: true },
    // Nothing may join the form, look like another part of the page, or be found in place of what is ours.
    FORBID_TAGS: ["form", "input", "button", "select", "textarea", "label", "fieldset", "output", "dialog", "style"],
    FORBID_ATTR: ["style", "class", "id", "name", "slot", "tabindex", "popover"],
  });
  for (const link of root.querySelectorAll("a")) Object.assign(link, { target: "_blank", rel: "noopener" });
  for (const image of root.querySelectorAll("img:not([alt])")) image.setAttribute("alt", "");
  const fragment = document.createDocumentFragment();
  fragment.append(...root.childNodes);
  return fragment;
}
