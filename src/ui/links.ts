import { html, nothing, type TemplateResult } from "lit";

export interface LinkOptions {
  /** The address; without one there is no link. */
  href: string | undefined;
  text: unknown;
  /** Name by which automation finds it (`ouiaId`, `data-ouia-component-id`). */
  id?: string;
}

/** A link, if there is an address. */
export function link({ href, text, id }: LinkOptions): TemplateResult | typeof nothing {
  if (!href) return nothing;
  return html`<a
    class="pf-c-button pf-m-link"
    href=${href}
    ouiaId=${id ?? nothing}
    data-ouia-component-id=${id ?? nothing}
    >${text}</a
  >`;
}

/** The links and buttons below a form. */
export function links(...items: unknown[]): TemplateResult | typeof nothing {
  const present = items.filter((item) => item !== nothing);
  if (!present.length) return nothing;
  return html`<div class="pf-c-login__main-footer-links pf-c-login__main-footer-band">${present}</div>`;
}
