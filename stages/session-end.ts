import { Stage, WAIT_ICONS, html, link, links, msg, nothing, pendingUser } from "../src/stage/index.js";
import { serverText, userStyles, waitStyles, waiting } from "../src/stage/index.js";

/** Signed out of an application; offers where to go. */
export default class SessionEndStage extends Stage<"ak-stage-session-end"> {
  static override styles = [Stage.styles, userStyles, waitStyles];

  protected override heading() {
    return msg(html`You're signed out of ${this.#application}`);
  }

  protected override template() {
    const { application_launch_url, invalidation_flow_url, overview_url } = this.challenge;
    const brand_name = serverText(this.challenge.brand_name) || msg("the server");
    const ways = [overview_url, invalidation_flow_url, application_launch_url].filter((to) => this.target(to));
    return html`
      ${pendingUser(this.challenge)} ${waiting(WAIT_ICONS.done, msg(html`You're still signed in to ${brand_name}.`))}
      ${this.#way(overview_url, msg("Go to my applications"), "primary")}
      ${this.#way(invalidation_flow_url, msg(html`Sign out of ${brand_name}`), "secondary")}
      ${links(
        link({
          href: this.target(application_launch_url),
          text: html`<span>${msg(html`Sign in to ${this.#application} again`)}</span>`,
        }),
        ways.length ? nothing : link({ href: this.target("."), text: msg("Go to the start") }),
      )}
    `;
  }

  get #application() {
    return serverText(this.challenge.application_name) || msg("the application");
  }

  #way(to: string | null | undefined, text: unknown, rank: "primary" | "secondary") {
    const href = this.target(to);
    return href ? html`<a class="pf-c-button pf-m-${rank} pf-m-block" href=${href}><span>${text}</span></a>` : nothing;
  }
}
