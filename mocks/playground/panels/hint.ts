import { html, nothing, type TemplateResult } from "lit";
import type { User } from "../../directory.js";
import { currentCodes, passwordOf } from "../codes.js";
import type { Playground } from "../playground.js";

/** Fills the field of the page in the frame that has one of these names. */
type Fill = (names: readonly string[], text: string) => void;

/** Who can sign in, with what; and once an account is known, the codes that it has at hand. */
export function hint(playground: Playground, fill: Fill): TemplateResult | typeof nothing {
  const { world, inspection } = playground;
  const pending = (inspection?.current_plan.plan_context["pending_user"] as { username?: unknown } | undefined)
    ?.username;
  const user = typeof pending === "string" ? world.directory.get(pending) : undefined;
  const codes = user ? currentCodes(world.authenticators, user, world.clock()) : [];
  const people = user ? [user] : world.directory.users.filter((user) => user.isActive && passwordOf(user)).slice(0, 2);
  if (!people.length) return nothing;
  return html`<ul class="hint" aria-label="Sign in with">
    ${people.map((user, at) => person(user, at ? "or" : "Sign in as", fill))}
    ${codes.map(
      ({ from, code }) =>
        html`<li>
          ${from} <strong>${code}</strong>
          <button type="button" class="quiet" @click=${() => fill(["code"], code)}>
            Fill in<span class="unseen"> the code: ${from}</span>
          </button>
        </li>`,
    )}
  </ul>`;
}

function person(user: User, before: string, fill: Fill) {
  const password = passwordOf(user);
  const fillIn = () => {
    fill(["uidField"], user.username);
    if (password) fill(["password"], password);
  };
  return html`<li>
    ${before} <strong>${user.username}</strong>${password ? html` · <strong>${password}</strong>` : nothing}
    <button type="button" class="quiet" @click=${fillIn}>
      Fill in<span class="unseen"> what ${user.username} enters</span>
    </button>
  </li>`;
}
