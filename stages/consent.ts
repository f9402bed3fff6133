import { Stage, css, html, links, list, longList, longListStyles, msg } from "../src/stage/index.js";
import { nothing, pendingUser, userStyles, serverText, submit, textOf, wayOut } from "../src/stage/index.js";
import type { ConsentPermission } from "../src/stage/index.js";

/** Asks for consent: to what an application may do, or to go on with a link that came by e-mail. */
export default class ConsentStage extends Stage<"ak-stage-consent"> {
  static override styles = [
    Stage.styles,
    userStyles,
    longListStyles,
    css`
      .pf-c-title.pf-m-md {
        font-size: 1rem;
      }
    `,
  ];

  protected override heading() {
    const { permissions, additional_permissions } = this.challenge;
    const asks = list(permissions).length + list(additional_permissions).length > 0;
    return asks ? msg("Allow access?") : msg("Confirm to continue");
  }

  protected override template() {
    const { header_text, permissions, additional_permissions } = this.challenge;
    const asksMore = list(additional_permissions).length > 0;
    const header = serverText(header_text);
    return html`
      ${pendingUser(this.challenge)} ${header ? html`<p>${header}</p>` : nothing}
      ${section(asksMore ? msg("It may already use:") : msg("It asks to use:"), permissions)}
      ${section(msg("It now also asks to use:"), additional_permissions)} ${this.form(submit(msg("Continue")))}
      ${links(wayOut(this, msg("Cancel")))}
    `;
  }

  protected override response() {
    return { token: this.challenge.token };
  }
}

/** The permissions to show: `openid` only means signing in, and those without a name are not meant for users. */
function section(title: string, permissions: readonly ConsentPermission[]) {
  const named = list(permissions).map(({ id, name }) => ({ id: textOf(id), name: textOf(name) }));
  const shown = named.filter(({ id, name }) => name && id !== "openid");
  if (!shown.length) return nothing;
  return html`
    <section>
      <h2 class="pf-c-title pf-m-md">${title}</h2>
      ${longList(
        title,
        shown.map(({ id, name }) => html`<li data-permission-code=${id}>${serverText(name)}</li>`),
      )}
    </section>
  `;
}
