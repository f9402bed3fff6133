import { seconds } from "../duration.js";
import type { EmailStage } from "../flow-stages.js";
import { randomHex } from "../random.js";
import { withQuery } from "../urls.js";
import { pendingUser } from "./pending-user.js";
import { accepted, refused, type Context, type StageKind } from "./stage.js";

/** Sends when it is first asked for, and on each response; with the link it lets pass (contract, section 4.14). */
export const email: StageKind<EmailStage> = {
  run(context) {
    const { plan, world } = context;
    if (plan.context.flow_token) {
      world.links.delete(plan.context.flow_token);
      const user = pendingUser(context);
      if (user && context.stage.activateUserOnSuccess) world.directory.write({ ...user, isActive: true });
      return accepted;
    }
    if (!plan.context.email_sent) send(context);
    plan.context.email_sent = true;
    return undefined;
  },

  challenge() {
    return { component: "ak-stage-email" };
  },

  respond(context) {
    const { exchange } = context;
    const minutes = minutesToWait(context);
    const tooMany = "Too many account verification attempts.";
    if (minutes > 0) exchange.addMessage("error", `${tooMany} Please try again after ${minutes} minutes.`);
    else if (send(context)) exchange.addMessage("success", "Email Successfully sent.");
    else exchange.addMessage("error", "No pending user.");
    return refused({ non_field_errors: [{ string: "email-sent", code: "email-sent" }] });
  },
};

/** How many minutes a user who has had many e-mails waits for the next one. */
function minutesToWait(context: Context<EmailStage>): number {
  const { world, stage } = context;
  const since = world.clock() - seconds(stage.recoveryCacheTimeout ?? "minutes=5") * 1000;
  const recent = world.outbox.filter(({ to, at }) => to === pendingUser(context)?.email && at > since);
  const [oldest] = recent.slice(-(stage.recoveryMaxAttempts ?? 5));
  const isFull = recent.length >= (stage.recoveryMaxAttempts ?? 5);
  return isFull && oldest ? Math.ceil((oldest.at - since) / 60_000) : 0;
}

/** Sends the link. @returns false if the plan has no user to send it to, which no challenge tells */
function send(context: Context<EmailStage>): boolean {
  const { world, exchange, plan, flow, stage } = context;
  const user = pendingUser(context);
  if (!user) return false;
  const token = randomHex();
  const expires = world.clock() + seconds(stage.tokenExpiry ?? "minutes=30") * 1000;
  const confirm = { kind: "consent", name: `${stage.name}-confirm`, mode: "always_require" } as const;
  const header = "Continue to confirm this email address.";
  world.links.set(token, {
    flow: flow.slug,
    bindings: [{ order: -1, stage: confirm }, ...plan.bindings],
    context: { ...plan.context, flow_token: token, flow_token_expires: expires, consent_header: header },
  });
  world.outbox.push({
    to: user.email,
    subject: stage.subject ?? "authentik",
    at: world.clock(),
    link: withQuery(`${world.base}if/flow/${flow.slug}/`, [...exchange.query, ["flow_token", token]]),
  });
  return true;
}
