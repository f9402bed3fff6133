import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { safeTarget, type FlowInfo, type Layout } from "../protocol/index.js";
import { hasPage } from "./layouts.js";

/** What the background page may do: it must not navigate this page. */
const FRAME = "allow-forms allow-same-origin allow-scripts";

/** The page behind the card, in layouts that have one. An image is shown by CSS instead. */
export function backdrop(layout: Layout, info: FlowInfo | undefined, base: string): TemplateResult | typeof nothing {
  const page = hasPage(layout) && info?.background && safeTarget(info.background, base);
  return page
    ? html`<iframe part="content-iframe" sandbox=${FRAME} src=${page} title=${msg("Background")}></iframe>`
    : nothing;
}
