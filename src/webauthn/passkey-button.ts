import { msg } from "@lit/localize";
import { html, nothing, render, type RenderOptions } from "lit";
import type { WebAuthnOptions } from "../protocol/index.js";
import { alert } from "../ui/alert.js";
import { button } from "../ui/button.js";
import { icon } from "../ui/icons/icon.js";
import { METHOD_ICONS } from "../ui/icons/methods.js";
import { assert } from "./assert.js";
import { conditional } from "./conditional.js";
import { obstacle } from "./support.js";
import { explain, type WebAuthnFailure } from "./webauthn-failure.js";

/**
 * Shows a button in a place of the stage: pressed, it has the browser ask for a passkey. If none comes, it says why, and
 * the browser suggests passkeys again. Where no passkey can be used, the place is hidden.
 *
 * @param how - how the stage renders
 * @returns the assertion as the server wants it; nothing once the signal has aborted
 */
export function passkeyButton(
  how: RenderOptions,
  place: HTMLElement,
  options: WebAuthnOptions,
  signal: AbortSignal,
): Promise<Record<string, unknown> | undefined> {
  place.hidden = obstacle() !== undefined;
  if (place.hidden) return Promise.resolve(undefined);
  place.className = "passkey pf-c-form__group";
  return new Promise((resolve) => {
    let asked: Promise<unknown> = Promise.resolve();
    const show = (failure?: WebAuthnFailure) =>
      render(
        html`${failure ? alert("danger", explain(failure)) : nothing}
        ${button(html`${icon(METHOD_ICONS["webauthn"] ?? "")} ${msg("Sign in with a passkey")}`, press)}`,
        place,
        { ...how, renderBefore: null },
      );
    const press = () => {
      show();
      asked = ask().then((passkey) => passkey && resolve(passkey));
    };
    const ask = async () => {
      try {
        return await assert(options, signal);
      } catch (cause) {
        const failure = cause as WebAuthnFailure; // it rejects with nothing else
        if (failure.code === "aborted") return undefined;
        show(failure);
        return conditional(options, signal);
      }
    };
    show();
    signal.addEventListener("abort", () => void asked.then(() => resolve(undefined)), { once: true });
    if (signal.aborted) resolve(undefined);
  });
}
