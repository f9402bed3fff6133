import { html, nothing, type TemplateResult } from "lit";
import type { Playground } from "../playground.js";
import { choice, panel } from "./panel.js";

/** What stands in for other people's services: the phone that Duo asks, and captchas. */
export function phone(playground: Playground): TemplateResult {
  const { world, isRinging } = playground;
  return panel({
    title: "Duo and captchas",
    ...(isRinging ? { count: 1, isOpen: true } : {}),
    content: html`
      <p role="status">${isRinging ? "Duo waits for the phone." : nothing}</p>
      ${choice(
        "Answer to Duo",
        { approves: "Approve", denies: "Deny", silent: "No answer" },
        world.authenticators.phone,
        (answer) => void playground.usePhone(answer),
      )}
      ${choice(
        "Captcha result",
        { human: "Solved", robot: "Not solved", silent: "No result" },
        playground.captcha,
        (answer) => {
          playground.captcha = answer;
          void playground.changed();
        },
      )}
    `,
  });
}
