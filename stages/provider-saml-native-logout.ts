import { Stage, alert, button, html, msg, postAtOnce, postForm, str } from "../src/stage/index.js";
import type { Challenge } from "../src/stage/index.js";

/** What servers before 2026 call two of the members. */
interface AnyNativeLogout extends Challenge<"ak-provider-saml-native-logout"> {
  binding?: string;
  relay_state?: string;
}

/** Signs out of one SAML service after the other; each sends the browser back here, where the next one is due. */
export default class NativeLogoutStage extends Stage<"ak-provider-saml-native-logout"> {
  protected override heading() {
    return super.heading() || msg("Signing out");
  }

  protected override template() {
    const { is_complete, provider_name, response_errors } = this.challenge;
    const service = provider_name || msg("a service");
    const { post, redirect } = this.#way();
    if (is_complete && response_errors) return button(msg("Try again"), () => this.respond({}), "primary");
    if (is_complete) return html`<p role="status">${msg("You are being signed out.")}</p>`;
    if (redirect) return html`<p role="status">${msg(str`You are being signed out of ${service}.`)}</p>`;
    if (post) {
      return html`
        <p>${msg(str`You are being signed out of ${service}. If nothing happens, press the button.`)}</p>
        ${postForm({ action: post, fields: this.#fields(), label: msg("Continue"), leave: this.leave })}
      `;
    }
    return html`
      ${alert("danger", msg(str`You could not be signed out of ${service}: this page does not know how to get there.`))}
      ${button(msg("Go on without it"), this.again, "primary")}
    `;
  }

  protected override firstUpdated() {
    queueMicrotask(this.#goOn); // an answer is no part of this update any more
  }

  readonly #goOn = () => {
    const { redirect } = this.#way();
    if (this.challenge.is_complete) {
      if (!this.challenge.response_errors) this.respond({});
    } else if (redirect) this.present({ component: "xak-flow-redirect", to: redirect });
    else postAtOnce(this.renderRoot);
  };

  /** Where to, by form or by link; an unknown binding, or an address that no page should open, leads nowhere. */
  #way() {
    const { saml_binding, binding, post_url, redirect_url }: AnyNativeLogout = this.challenge;
    const way = saml_binding ?? binding;
    return {
      post: way === "post" ? this.target(post_url) : undefined,
      redirect: way === "redirect" ? this.target(redirect_url) : undefined,
    };
  }

  #fields() {
    const { saml_request, saml_response, saml_relay_state, relay_state }: AnyNativeLogout = this.challenge;
    const relay = saml_relay_state ?? relay_state;
    return {
      ...(saml_request ? { SAMLRequest: saml_request } : {}),
      ...(saml_response ? { SAMLResponse: saml_response } : {}),
      ...(relay ? { RelayState: relay } : {}),
    };
  }
}
