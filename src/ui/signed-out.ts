import { msg } from "@lit/localize";
import { html } from "lit";

/**
 * The outcome of signing out of one application:
 *
 * - `done`: it sent the browser back to this site, which replied without an error.
 * - `asked`: the browser loaded its address; a page cannot find out what another site has replied.
 * - `failed`: it sent the browser back to this site, which replied with an error.
 * - `blocked`: the policy of this page blocked its address.
 * - `silent`: it did not reply in time.
 * - `unsafe`: a page should not open its address.
 */
export type SignedOut = "done" | "asked" | "failed" | "blocked" | "silent" | "unsafe";

/** The sentence about the outcome for an application; its name alone while there is none. */
export function signedOut(name: unknown, outcome: SignedOut | undefined): unknown {
  switch (outcome) {
    case "done":
      return msg(html`${name}: done`);
    case "asked":
      return msg(
        html`${name} was asked to sign you out, but browsers do not tell whether it did. You may still be signed in
        there.`,
      );
    case "failed":
      return msg(html`${name} answers with an error. You may still be signed in there.`);
    case "blocked":
      return msg(html`${name} was not asked: the policy of this page blocks it. You may still be signed in there.`);
    case "silent":
      return msg(html`${name} didn't respond. You may still be signed in there.`);
    case "unsafe":
      return msg(html`${name} was not asked: its address is not safe to open. You may still be signed in there.`);
    case undefined:
      return name;
  }
}
