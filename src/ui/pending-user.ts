import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { textOf, type PendingUser } from "../protocol/index.js";

/** Who is signing in, and beside it what the user can do about that. */
export function pendingUser(user: PendingUser, way: unknown = nothing): TemplateResult | typeof nothing {
  const name = textOf(user.pending_user);
  const avatar = textOf(user.pending_user_avatar);
  if (!name) return nothing;
  // The avatar is loaded lazily: drawing one, such as authentik's SVG, would delay the field below it.
  return html`
    <div class="pending-user">
      ${
        /user_default\.png$/.test(avatar || "user_default.png")
          ? nothing
          : html`<img src=${avatar} alt="" width="32" height="32" loading="lazy" @error=${drawInitials(name)} />`
      }
      <span dir="auto">${name}</span>${way}
    </div>
  `;
}

/**
 * The user's identifier as a field of a form that asks for a secret, so that password managers find and save both
 * together. A value that a manager puts there goes with the next challenge.
 */
export function usernameField(identifier: string): TemplateResult | typeof nothing {
  if (!identifier) return nothing;
  return html`<input
    class="username"
    name="username"
    id="ak-username"
    type="text"
    autocomplete="username"
    aria-label=${msg("Username")}
    dir="auto"
    readonly
    tabindex="-1"
    value=${identifier}
    .value=${live(identifier)}
  />`;
}

/**
 * Replaces an avatar that is missing or blocked by the initials of the name; removes it if these do not load either.
 */
function drawInitials(name: string) {
  return ({ currentTarget }: Event) => {
    const image = currentTarget as HTMLImageElement;
    const drawn = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#5b6478"/><text x="32" y="42" fill="#fff" font-family="sans-serif" font-size="28" text-anchor="middle">${initialsOf(name)}</text></svg>`)}`;
    if (image.src === drawn) image.hidden = true;
    else image.src = drawn;
  };
}

/** The first letters of the first and the last part of a name, or of the part of an address before the @. */
function initialsOf(name: string): string {
  const parts = (name.split("@")[0] ?? "").match(/[\p{L}\p{N}]+/gu) ?? [];
  const both = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return both
    .map((part = "") => String.fromCodePoint(part.codePointAt(0) ?? 0))
    .join("")
    .toUpperCase();
}
