import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { link } from "./links.js";

/** For a login with neither fields nor other ways to sign in: says so, and links to the root of the installation. */
export function noWayIn(root: string, ...ways: unknown[]): TemplateResult | typeof nothing {
  if (ways.some(Boolean)) return nothing;
  return html`<p>${msg("This page offers no way to sign in.")}</p>
    ${link({ href: root, text: msg("Go to the start") })}`;
}
