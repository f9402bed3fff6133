import { escape, page } from "./replies.js";
import type { World } from "./world.js";

/** What was sent to people, who have no mailbox and no phone here. The playground shows the same of its own world. */
export function outboxPage({ outbox, authenticators }: World): Response {
  const emails = outbox.map(({ to, link, subject }) => [to, `<a href="${escape(link)}">${escape(subject)}</a>`]);
  const codes = authenticators.outbox.map(({ to, code }) => [to, escape(code)]);
  const rows = [...emails, ...codes].map(([to = "", what]) => `<dt>${escape(to)}</dt><dd>${what}</dd>`);
  return page("Sent by e-mail and SMS", rows.length ? `<dl>${rows.join("\n")}</dl>` : "<p>Nothing yet.</p>");
}
