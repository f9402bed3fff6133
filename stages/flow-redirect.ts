import { Stage, html, link, msg, nothing, str } from "../src/stage/index.js";

/** Says where the browser is being taken, should that need a moment or a hand. The executor does the navigation. */
export default class RedirectStage extends Stage<"xak-flow-redirect"> {
  protected override heading() {
    return super.heading() || msg("One moment");
  }

  protected override template() {
    const target = this.target(this.challenge.to);
    if (!target) return nothing;
    const { protocol, host } = new URL(target);
    return html`
      <p>
        ${
          /^https?:$/.test(protocol)
            ? msg(str`You are being taken to ${host}.`)
            : msg("Your app should open now. You may close this page.")
        }
      </p>
      ${link({ href: target, text: msg("Continue") })}
    `;
  }
}
