import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { link } from "./links.js";

/** For a login that asks for nothing and offers none of these ways: says so, and leads to the root of the installation. */
export function noWayIn(root: string, ...ways: unknown[]): TemplateResult | typeof nothing {
  if (ways.some(Boolean)) return nothing;
  return html`<p>${msg("There is no way to sign in here.")}</p>
    ${link({ href: root, text: msg("Go to the start") })}`;
}
