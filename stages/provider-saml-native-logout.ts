import { Departure, Stage, alert, anyWayOut, button, html, links, msg } from "../src/stage/index.js";
import { postAtOnce, postForm, serverText } from "../src/stage/index.js";
import type { Challenge } from "../src/stage/index.js";

/** What servers before 2026 call two of the members. */
interface AnyNativeLogout extends Challenge<"ak-provider-saml-native-logout"> {
  binding?: string;
  relay_state?: string;
}

/** Signs out of one SAML service after the other; each sends the browser back here, where the next one is due. */
export default class NativeLogoutStage extends Stage<"ak-provider-saml-native-logout"> {
  protected override readonly waitsAfterResponse = true;
  readonly #departure = new Departure(this, this.mayLeave);

  protected override heading() {
    return msg("Signing out");
  }

  protected override template() {
    const { is_complete, response_errors } = this.challenge;
    const { post, redirect } = this.#way();
    if (is_complete && response_errors) return button(msg("Try again"), () => this.respond({}), "primary");
    if (is_complete) return html`<p role="status">${msg("You are being signed out.")}</p>`;
    return [post || redirect ? this.#onTheWay(post) : this.#nowhere(), links(anyWayOut(this, msg("Go back")))];
  }

  protected override start() {
    const { post, redirect } = this.#way();
    if (this.challenge.is_complete) this.respond({});
    else if (post) postAtOnce(this.renderRoot);
    else if (redirect) this.#departure.follow(redirect);
  }

  /** While the browser goes to the service; the policy of this page may keep it here, or the service may not reply. */
  #onTheWay(action: string | undefined) {
    const { isStuck } = this.#departure;
    const label = isStuck ? msg("Try again") : msg("Continue");
    return html`
      ${this.#departure.complaint()}
      <p role="status">${isStuck ? this.#stillSignedIn() : this.#going(action !== undefined)}</p>
      ${
        action
          ? postForm({ action, fields: this.#fields(), label, departure: this.#departure })
          : button(label, this.#openRedirect, "primary")
      }
      ${isStuck ? button(msg("Continue anyway"), this.again) : []}
    `;
  }

  #nowhere() {
    const text = msg(html`This page couldn't sign you out of ${this.#service}. You may still be signed in there.`);
    return [alert("danger", text), button(msg("Continue anyway"), this.again, "primary")];
  }

  #going(byForm: boolean) {
    return byForm
      ? msg(html`You are being signed out of ${this.#service}. If nothing happens, press the button.`)
      : msg(html`You are being signed out of ${this.#service}.`);
  }

  #stillSignedIn() {
    return msg(html`You may still be signed in to ${this.#service}.`);
  }

  readonly #openRedirect = () => {
    const { redirect } = this.#way();
    if (redirect) this.#departure.follow(redirect);
  };

  get #service() {
    return serverText(this.challenge.provider_name) || msg("a service");
  }

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
