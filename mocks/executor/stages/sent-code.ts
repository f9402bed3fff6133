import { randomCode } from "../devices.js";
import { seconds } from "../duration.js";
import { refused, type Context, type Outcome } from "./stage.js";

/** Refuses for a reason that belongs to no field. */
export const unmatched = (reason: string): Outcome =>
  refused({ non_field_errors: [{ string: reason, code: "invalid" }] });

/** Sends the code of a set-up, which is made once; an address is kept even if there is a reason to refuse it. */
export function sendCode({ world, plan }: Context<unknown>, to: string, refusal?: string): Outcome {
  const { code, since } = plan.context.sent_code ?? { code: randomCode(), since: world.clock() };
  plan.context.sent_code = { to, code, since };
  if (refusal) return unmatched(refusal);
  world.authenticators.outbox.push({ to, code });
  return refused({});
}

/** Whether a code is the one that was sent, and still good. */
export function isCode({ world, plan }: Context<unknown>, code: string, validity: string): boolean {
  const sent = plan.context.sent_code;
  return sent?.code === code && world.clock() <= sent.since + seconds(validity) * 1000;
}
