import { parseInert } from "./rich-text.js";
import { withoutTags } from "./without-tags.js";

/** What the server's pages have around their message, which this page has already: logo, user, heading and links. */
const FURNITURE = "header, nav, footer, aside, .pf-c-brand, .ak-brand, .pf-c-login__main-header, .form-control-static";

/** A page of the server, or a fragment of one, in the parts that are worth showing. */
export interface ServerPage {
  title: string;
  /** Not yet clean: for `richText` alone. */
  content: HTMLElement;
}

/** Takes a page of the server apart. */
export function readServerPage(source: string): ServerPage {
  const root = parseInert(source);
  const heading = root.querySelector("h1");
  // A parser leaves alone what looks like a tag in a title.
  const title = heading?.textContent ?? withoutTags(root.querySelector("title")?.textContent ?? "");
  const main = root.querySelector("main");
  for (const it of root.querySelectorAll("title, h1")) if (it === heading || it.localName === "title") it.remove();
  if (main) for (const it of main.querySelectorAll(FURNITURE)) it.remove();
  return { title: title.trim(), content: main ?? root };
}
