import { html, type TemplateResult } from "lit";
import type { Playground } from "../playground.js";
import { copyButton } from "./copy.js";
import { panel } from "./panel.js";

/** What was sent to people, the newest first: e-mails with their links, and codes. */
export function outbox({ world }: Playground, base: URL): TemplateResult {
  const emails = world.outbox.toReversed();
  const codes = world.authenticators.outbox.toReversed();
  const below = (link: string) => new URL(link, base).href.slice(base.href.length);
  return panel({
    title: "Outbox",
    count: emails.length + codes.length,
    isOpen: true,
    content: html`
      ${emails.length + codes.length ? "" : html`<p>Emails and codes that flows send will be here.</p>`}
      <ul class="messages">
        ${codes.map(({ to, code }) => html`<li><small>${to}</small><output>${code}</output> ${copyButton(code, `the code to ${to}`)}</li>`)}
        ${emails.map(
          ({ to, subject, link }) => html`<li><small>${to}</small><a href="#${below(link)}">${subject}</a></li>`,
        )}
      </ul>
    `,
  });
}
