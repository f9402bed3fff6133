import { noChange, render } from "lit";
import { AsyncDirective } from "lit/async-directive.js";
import { directive } from "lit/directive.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { withoutTags } from "./without-tags.js";

/** Shows a text of an administrator, which may be HTML. The library that cleans HTML is loaded only if it is. */
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
    // If the library does not load, the text is shown without its tags.
    const content = await clean(source).catch(() =>
      typeof source === "string" ? withoutTags(source, " ") : source.textContent,
    );
    if (source === this.#source) this.setValue(content);
  }
}

/** Text or HTML of an administrator, or the parsed HTML. Its links open in a new tab. */
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

/** What belongs to a page, of which a text is a part. */
const PAGE_PARTS = ["dialog", "main", "style"];

async function clean(source: string | HTMLElement): Promise<DocumentFragment> {
  const { default: purify } = await import("dompurify");
  const root = typeof source === "string" ? parseInert(source) : source;
  purify.sanitize(root, {
    IN_PLACE: true,
    TRUSTED_TYPES_POLICY: null,
    USE_PROFILES: { html: true },
    // It must neither join the form, nor look like another part of the page, nor be found instead of elements of ours.
    FORBID_TAGS: ["form", "input", "button", "select", "textarea", "label", "fieldset", "output", ...PAGE_PARTS],
    FORBID_ATTR: ["style", "class", "id", "name", "slot", "tabindex", "popover"],
  });
  for (const link of root.querySelectorAll("a")) Object.assign(link, { target: "_blank", rel: "noopener" });
  for (const image of root.querySelectorAll("img:not([alt])")) image.setAttribute("alt", "");
  const fragment = document.createDocumentFragment();
  fragment.append(...root.childNodes);
  return fragment;
}
