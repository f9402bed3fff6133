import type { State } from "./state.js";

/** A word of more than 35 letters, as titles, names and sources of servers have. */
const WORD = "Benutzerauthentifizierungsverfahrensverordnung";

/** Members of challenges that people read. */
const READ = [
  ...["title", "label", "name", "primary_action", "application_pre", "application_name", "brand_name", "provider_name"],
  ...["pending_user", "pending_user_identifier", "header_text", "error_message", "error", "loading_text", "body"],
  ...["placeholder", "sub_text", "string", "email", "traceback"],
];

/** The same state of a server that has one such word wherever a person reads something. */
export function wordy({ title, challenge }: State): State {
  return { title, challenge: reworded(challenge) as State["challenge"] };
}

function reworded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reworded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, it]) => [
      name,
      READ.includes(name) && typeof it === "string" ? WORD : reworded(it),
    ]),
  );
}
