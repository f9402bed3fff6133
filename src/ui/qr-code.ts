import { html, nothing, svg, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { until } from "lit/directives/until.js";

/** Modules that must stay white around a QR code for a camera to find it. */
const QUIET_ZONE = 4;

/**
 * A text as a QR code: dark on white in both colour schemes, as some cameras need. Drawn once its library is loaded; a
 * text that is too long for a QR code has none.
 */
export function qrCode(text: string, label: string): TemplateResult {
  return html`<div class="qr-code">${guard([text, label], () => until(draw(text, label).catch(() => nothing)))}</div>`;
}

async function draw(text: string, label: string): Promise<TemplateResult> {
  const { encode } = await import("uqr");
  const { size, data } = encode(text, { ecc: "M", border: QUIET_ZONE });
  const modules = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
    ${svg`<rect width=${size} height=${size} fill="#fff" /><path d=${modules.join("")} fill="#000" />`}
  </svg>`;
}
