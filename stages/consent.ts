import { Stage, button, css, html, list, longList, longListStyles, msg } from "../src/stage/index.js";
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

      .permissions {
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        gap: 0.5rem;
      }

      li::before {
        content: "\\2713";
        content: "\\2713" / "";
        flex: none;
        inline-size: 1rem;
        color: var(--ak-link);
        font-weight: 600;
      }

      .new li::before {
        content: "+";
        content: "+" / "";
      }
    `,
  ];

  protected override heading() {
    return this.#asks ? msg("Allow access?") : msg("Confirm to continue");
  }

  protected override template() {
    const { header_text, permissions, additional_permissions } = this.challenge;
    const asksMore = list(additional_permissions).length > 0;
    const header = serverText(header_text);
    return html`
      ${pendingUser(this.challenge)} ${header ? html`<p>${header}</p>` : nothing}
      ${section(asksMore ? msg("It may already use:") : msg("It asks to use:"), permissions)}
      ${section(msg("It now also asks to use:"), additional_permissions, asksMore)}
      ${this.form(submit(this.#asks ? msg("Allow") : msg("Continue")))} ${wayOut(this, msg("Cancel"), button)}
    `;
  }

  protected override response() {
    return { token: this.challenge.token };
  }

  /** Whether an application wants permissions; else the user goes on with a link. */
  get #asks() {
    const { permissions, additional_permissions } = this.challenge;
    return list(permissions).length + list(additional_permissions).length > 0;
  }
}

/** The permissions to show: `openid` only means signing in, and those without a name are not meant for users. */
function section(title: string, permissions: readonly ConsentPermission[], isNew = false) {
  const named = list(permissions).map(({ id, name }) => ({ id: textOf(id), name: textOf(name) }));
  const shown = named.filter(({ id, name }) => name && id !== "openid");
  if (!shown.length) return nothing;
  return html`
    <section class=${isNew ? "new" : nothing}>
      <h2 class="pf-c-title pf-m-md">${title}</h2>
      ${longList(
        title,
        shown.map(({ id, name }) => html`<li data-permission-code=${id}>${serverText(name)}</li>`),
      )}
    </section>
  `;
}
