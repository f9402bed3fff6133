import { parseInert } from "./rich-text.js";
import { withoutTags } from "./without-tags.js";

/** Parts of the server's pages that this page shows itself: logo, user, heading and links. */
const FURNITURE = "header, nav, footer, aside, .pf-c-brand, .ak-brand, .pf-c-login__main-header, .form-control-static";

/** The parts to show of a page of the server, or of a fragment of one. */
export interface ServerPage {
  title: string;
  /** HTML that is not cleaned yet: for `richText` alone. */
  content: HTMLElement;
}

/** Reads the parts of a page of the server. */
export function readServerPage(source: string): ServerPage {
  const root = parseInert(source);
  const heading = root.querySelector("h1");
  // A parser takes tags in a title for text.
  const title = heading?.textContent ?? withoutTags(root.querySelector("title")?.textContent ?? "");
  const main = root.querySelector("main");
  for (const it of root.querySelectorAll("title, h1")) if (it === heading || it.localName === "title") it.remove();
  if (main) for (const it of main.querySelectorAll(FURNITURE)) it.remove();
  if (main) root.replaceChildren(...main.childNodes); // a text has no main part of its own
  return { title: title.trim(), content: root };
}
