import { seconds } from "../duration.js";
import { randomHex } from "../random.js";
import { withQuery } from "../urls.js";
import { pendingUser } from "./pending-user.js";
import { accepted, refused, type Context, type StageKind } from "./stage.js";

/** Sends a link that goes on with the flow. */
export interface EmailStage {
  kind: "email";
  name: string;
  subject?: string;
  /** How long its link counts. */
  tokenExpiry?: string;
  /** Whoever follows the link may sign in from then on. */
  activateUserOnSuccess?: boolean;
}

/** What was sent; nobody reads it but whoever looks into the world. */
export interface Email {
  to: string;
  subject: string;
  /** Address of the page that goes on with the flow, with the query that it had. */
  link: string;
}

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
    send(context);
    return refused({ non_field_errors: [{ string: "email-sent", code: "email-sent" }] });
  },
};

/** Nobody is told whether there was anybody to send it to. */
function send(context: Context<EmailStage>): void {
  const { world, visit, plan, flow, stage } = context;
  const user = pendingUser(context);
  if (!user) return;
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
    link: withQuery(`${world.base}if/flow/${flow.slug}/`, [...visit.query, ["flow_token", token]]),
  });
}
