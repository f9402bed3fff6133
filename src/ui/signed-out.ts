import { msg } from "@lit/localize";
import { html } from "lit";

/**
 * What became of signing out of one application:
 *
 * - `done`: it sent the browser back to this site, which is content.
 * - `asked`: it was called; browsers do not tell one site whether another has answered, let alone what.
 * - `failed`: it sent the browser back to this site, which says that it failed.
 * - `blocked`: the policy of this page kept the browser from calling it.
 * - `silent`: nothing has come from it in time.
 * - `unsafe`: its address is none that a page should open.
 */
export type SignedOut = "done" | "asked" | "failed" | "blocked" | "silent" | "unsafe";

/** Says so of an application, and no more than is known; its name alone while nothing is. */
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
      return msg(html`${name} does not answer. You may still be signed in there.`);
    case "unsafe":
      return msg(html`${name} was not asked: its address is not safe to open. You may still be signed in there.`);
    case undefined:
      return name;
  }
}
