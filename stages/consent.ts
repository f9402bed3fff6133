import { Stage, css, html, link, links, list, msg, nothing, pendingUser, submit } from "../src/stage/index.js";
import type { ConsentPermission } from "../src/stage/index.js";

/** Asks for consent: to what an application may do, or to go on with a link that came by e-mail. */
export default class ConsentStage extends Stage<"ak-stage-consent"> {
  static override styles = [
    Stage.styles,
    css`
      .pf-c-title.pf-m-md {
        font-size: 1rem;
      }

      .permissions {
        margin: 0.5rem 0 0;
        padding-inline-start: 1.25rem;
        max-block-size: 14rem;
        overflow: auto;
      }

      .permissions li {
        padding-block: 0.125rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  protected override template() {
    const { header_text, permissions, additional_permissions, flow_info } = this.challenge;
    const asksMore = list(additional_permissions).length > 0;
    return html`
      ${pendingUser(this.challenge)} ${header_text ? html`<p>${header_text}</p>` : nothing}
      ${section(asksMore ? msg("It may already use:") : msg("It asks to use:"), permissions)}
      ${section(msg("It now also asks to use:"), additional_permissions)} ${this.form(submit(msg("Continue")))}
      ${links(link({ href: this.target(flow_info?.cancel_url), text: msg("Cancel") }))}
    `;
  }

  protected override response() {
    return { token: this.challenge.token };
  }
}

/** As many permissions stand in the card without scrolling. Whoever scrolls by keyboard has to get into a list first. */
const FEW = 6;

/** `openid` only says that this is a sign-in, and blank names are not meant to be seen. */
function section(title: string, permissions: readonly ConsentPermission[]) {
  const shown = list(permissions).filter(({ id, name }) => name && id !== "openid");
  if (!shown.length) return nothing;
  return html`
    <section>
      <h2 class="pf-c-title pf-m-md">${title}</h2>
      <ul class="permissions" tabindex=${shown.length > FEW ? 0 : nothing} aria-label=${title}>
        ${shown.map(({ id, name }) => html`<li data-permission-code=${id}>${name}</li>`)}
      </ul>
    </section>
  `;
}
