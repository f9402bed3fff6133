import type { PendingUser } from "../../../src/protocol/challenges.js";
import type { User } from "../../directory.js";
import type { World } from "../world.js";
import type { Context } from "./stage.js";

type Place = Pick<Context<unknown>, "world" | "exchange"> & { plan?: Context<unknown>["plan"] | undefined };

/** The account that a plan is about: the identified one, else who is signed in. */
export function pendingUser({ world, exchange, plan }: Place): User | undefined {
  const { pending_user, pending_user_identifier } = plan?.context ?? {};
  if (pending_user !== undefined) return world.directory.get(pending_user);
  return pending_user_identifier === undefined ? exchange.user : undefined;
}

/** The members of a challenge that say which user is signing in: where a name was typed, that name instead of the account's. */
export function pendingUserMembers(place: Place): PendingUser {
  const typed = place.plan?.context.pending_user_identifier;
  const user = pendingUser(place);
  const text = typed ?? user?.username ?? "";
  if (!text || place.world.avatars === "none")
    return { pending_user: text, pending_user_avatar: noAvatar(place.world) };
  return { pending_user: text, pending_user_avatar: initialsAvatar(typed ?? (user?.name || text)) };
}

/** The picture for users who have none. */
export function noAvatar({ base }: World): string {
  return `${base}static/dist/assets/images/user_default.png`;
}

function initialsAvatar(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => Array.from(word ?? "")[0] ?? "",
  );
  const initials = letters.join("").toUpperCase().replace(/[<&]/g, "");
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">` +
    `<rect width="64" height="64" fill="#4a5568"/><text x="32" y="41" font-family="sans-serif" font-size="26" ` +
    `fill="#fff" text-anchor="middle">${initials}</text></svg>`;
  const bytes = new TextEncoder().encode(svg);
  return `data:image/svg+xml;base64,${btoa(String.fromCharCode(...bytes))}`;
}
