import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { PendingUser } from "../protocol/index.js";

/** Who is signing in. In a form that asks for a secret the name is a field, so that password managers file it right. */
export function pendingUser(user: PendingUser, as: "text" | "field" = "text"): TemplateResult | typeof nothing {
  const { pending_user: name, pending_user_avatar: avatar } = user;
  if (!name) return nothing;
  return html`
    <div class="pending-user">
      ${
        /user_default\.png$/.test(avatar || "user_default.png")
          ? nothing
          : html`<img src=${avatar} alt="" width="32" height="32" />`
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
