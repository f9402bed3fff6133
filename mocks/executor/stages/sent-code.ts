import { randomCode } from "../devices.js";
import { seconds } from "../duration.js";
import { refused, type Context, type Outcome } from "./stage.js";

/** Refuses for a reason that belongs to no field. */
export const unmatched = (reason: string): Outcome =>
  refused({ non_field_errors: [{ string: reason, code: "invalid" }] });

/** Makes the code of a set-up, once and with the first question; where it is known where to, it is sent at once. */
export function makeCode(context: Context<unknown>, known: unknown): void {
  const { world, plan } = context;
  if (plan.context.sent_code) return;
  plan.context.sent_code = { code: randomCode(), since: world.clock() };
  if (typeof known === "string" && known) sendCode(context, known);
}

/** Sends the code of a set-up; an address is kept even if there is a reason to refuse it. */
export function sendCode({ world, plan }: Context<unknown>, to: string, refusal?: string): Outcome {
  const { sent_code } = plan.context;
  if (!sent_code) throw new Error("No code was made.");
  sent_code.to = to;
  if (refusal) return unmatched(refusal);
  world.authenticators.outbox.push({ to, code: sent_code.code });
  return refused({});
}

/** Whether a code is the one that was sent, and still good. */
export function isCode({ world, plan }: Context<unknown>, code: string, validity: string): boolean {
  const sent = plan.context.sent_code;
  return sent?.code === code && world.clock() <= sent.since + seconds(validity) * 1000;
}
