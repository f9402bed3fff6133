import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { PendingUser } from "../protocol/index.js";

/** Who is signing in. In a form that asks for a secret the name is a field, so that password managers file it right. */
export function pendingUser(user: PendingUser, as: "text" | "field" = "text"): TemplateResult | typeof nothing {
  const { pending_user: name, pending_user_avatar: avatar } = user;
  if (!name) return nothing;
  // The avatar is loaded lazily: one that is drawn on the spot, as authentik's are, would hold up the field below it.
  return html`
    <div class="pending-user">
      ${
        /user_default\.png$/.test(avatar || "user_default.png")
          ? nothing
          : html`<img src=${avatar} alt="" width="32" height="32" loading="lazy" />`
      }
      ${
        as === "text"
          ? html`<span dir="auto">${name}</span>`
          : html`<input
              name="username"
              id="ak-username"
              type="text"
              autocomplete="username"
              aria-label=${msg("Username")}
              dir="auto"
              readonly
              value=${name}
            />`
      }
    </div>
  `;
}
