import type { State } from "./state.js";

/** Members of challenges that users read, and that administrators wrote. */
const WRITTEN = [
  ...["title", "label", "name", "primary_action", "application_pre", "application_name", "brand_name", "provider_name"],
  ...["header_text", "error_message", "error", "loading_text", "body", "placeholder", "sub_text", "string"],
];

/** Members that people read, and that are in no language. */
const NAMES = ["pending_user", "pending_user_identifier", "email", "traceback"];

/** Whether people read a member as a text in some language, or as a name. */
export type Kind = "text" | "name";

/** The same state of a server that says something else wherever a user reads something. */
export function withTexts({ title, challenge }: State, text: (kind: Kind, said: string) => string): State {
  return { title, challenge: reworded(challenge) as State["challenge"] };

  function reworded(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(reworded);
    if (typeof value !== "object" || value === null) return value;
    const holder = value as { type?: unknown };
    return Object.fromEntries(Object.entries(holder).map(([name, it]) => [name, member(name, it, holder)]));
  }

  function member(name: string, value: unknown, { type }: { type?: unknown }): unknown {
    if (typeof value !== "string") return reworded(value);
    // In other fields of a prompt, users read earlier answers, their own or others'.
    const isWritten = name === "initial_value" && /^(static|alert_\w+)$/.test(String(type));
    if (isWritten || WRITTEN.includes(name)) return text("text", value);
    return NAMES.includes(name) ? text("name", value) : value;
  }
}
