import { noChange, render } from "lit";
import { AsyncDirective } from "lit/async-directive.js";
import { directive } from "lit/directive.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";

/** Shows a text of the server's administrators, which may be HTML. What cleans it is loaded only if it may. */
class RichText extends AsyncDirective {
  #source: string | undefined;

  override render(source: string): unknown {
    if (source === this.#source) return noChange;
    this.#source = source;
    if (!/[<&]/.test(source)) return source;
    void this.#clean(source);
    return "";
  }

  async #clean(source: string) {
    // Without what cleans it, HTML is read without its tags.
    const content = await clean(source).catch(() => source.replace(/<[^>]*>/g, " "));
    if (source === this.#source) this.setValue(content);
  }
}

/** Text or HTML of the server's administrators; its links open beside the page. */
export const richText = directive(RichText);

/**
 * Cleans HTML. The page allows no other Trusted Types policy than Lit's, so Lit parses it: into a document without a
 * window, where nothing of it is run or loaded before it is clean.
 */
async function clean(source: string): Promise<DocumentFragment> {
  const { default: purify } = await import("dompurify");
  const inert = document.implementation.createHTMLDocument();
  const root = inert.createElement("div");
  render(unsafeHTML(source), root, { creationScope: inert });
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
