import { unsafeCSS } from "lit";
import type { PendingUser } from "../protocol/index.js";
import { links } from "../ui/links.js";
import { pendingUser } from "../ui/pending-user.js";
import styles from "./user.css?inline";
import { notYou } from "./way-out.js";

/** The styles of {@link identity} and of what else names the user. */
export const userStyles = unsafeCSS(styles);

/** Who is signing in, with a way out for all others. */
export function identity(stage: Parameters<typeof notYou>[0] & { readonly challenge: PendingUser }) {
  const way = notYou(stage);
  return stage.challenge.pending_user ? pendingUser(stage.challenge, way) : links(way);
}
