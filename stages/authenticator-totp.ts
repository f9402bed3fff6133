import {
  CodeDigits,
  Stage,
  css,
  codeField,
  copyButton,
  deviceStyles,
  html,
  link,
  links,
  msg,
} from "../src/stage/index.js";
import { identity, nothing, qrCode, submit, textOf } from "../src/stage/index.js";

/** Sets up an authenticator app: shows its secret, and asks for a first code. */
export default class AuthenticatorTOTPStage extends Stage<"ak-stage-authenticator-totp"> {
  static override styles = [
    Stage.styles,
    deviceStyles,
    css`
      .steps {
        display: grid;
        gap: 1.25rem;
        margin: 0;
        padding-inline-start: 1.375rem;
      }

      .steps ::marker {
        font-weight: 600;
      }

      .scan {
        display: grid;
        gap: 0.75rem;
      }

      /* The code to scan beside its text, so that the field below is in view. */
      @media (min-width: 48rem) {
        .scan {
          grid-template: auto 1fr / minmax(0, 1fr) 9.5rem;
          column-gap: 1rem;
        }

        .scan .qr-code {
          grid-area: 1 / 2 / 3;
        }
      }
    `,
  ];

  readonly #digits = new CodeDigits(this);

  protected override heading() {
    return msg("Set up your authenticator app");
  }

  protected override template() {
    const config_url = textOf(this.challenge.config_url);
    if (!config_url) throw new Error("There is no secret to set up");
    const { secret, digits } = parametersOf(config_url);
    return html`
      ${identity(this)}
      <ol class="steps">
        <li>
          <div class="scan">
            <p>${msg("Scan the code with your authenticator app.")}</p>
            ${qrCode(config_url, msg("QR code for your authenticator app"))} ${secret ? bySecret(secret) : nothing}
          </div>
        </li>
        <li>
          ${this.form(html`
            <input type="hidden" name="otp_uri" value=${config_url} />
            ${codeField({ label: msg("Code from the app"), hint: msg("Then enter the code that the app shows."), digits, errors: this.errors("code") })}
            ${submit(msg("Continue"))}
          `)}
        </li>
      </ol>
      ${links(link({ href: this.target(config_url), text: msg("Open in authenticator app") }))}
    `;
  }

  /** Focuses the heading above the code to scan, which the keyboard of a phone would hide. */
  override focus(options?: FocusOptions) {
    this.renderRoot.querySelector("h1")?.focus(options);
  }

  protected override response(form: FormData) {
    return { code: this.#digits.codeIn(form) };
  }
}

/** For apps and devices that cannot scan. */
function bySecret(secret: string) {
  return html`<details>
    <summary>${msg("Can't scan it?")}</summary>
    <code class="secret">${secret.match(/.{1,4}/g)?.join(" ")}</code>
    <div class="actions">${copyButton(secret, msg("Copy key"))}</div>
  </details>`;
}

function parametersOf(uri: string) {
  const parameters = new URLSearchParams(uri.slice(uri.indexOf("?")));
  return { secret: parameters.get("secret") ?? "", digits: Number(parameters.get("digits")) || 6 };
}
