import type { Challenge, FlowInfo } from "../../src/protocol/challenges.js";
import type { Flow, Plan } from "./flow.js";
import { redirection } from "./redirection.js";
import { pendingUserMembers } from "./stages/pending-user.js";
import { formEncode, withQuery } from "./urls.js";
import { isSince } from "./version.js";
import type { Exchange } from "./exchange.js";
import type { World } from "./world.js";

/** A reply in JSON: a challenge, or that of another endpoint. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

/** A page in HTML. It holds neither styles nor scripts, so that it passes the strictest policy. */
export function page(title: string, content: string, status = 200): Response {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${escape(title)}</title>
  </head>
  <body>
    <main>
      <h1>${escape(title)}</h1>
      ${content}
    </main>
  </body>
</html>
`;
  return new Response(html, { status, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** A page that says nothing. */
export function emptyPage(status: number): Response {
  return new Response("", { status, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** The page for an address that the installation does not have. */
export const notFound = (): Response => page("Not Found", "<p>There is nothing at this address.</p>", 404);

/** Text for use in HTML. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An HTTP redirect. What no header may hold is escaped, and nothing else: an escape that is there stays as it is. */
export function redirectTo(location: string): Response {
  const address = location.replace(/[^!-~]/gu, encodeURIComponent);
  return new Response(null, { status: 302, headers: { Location: address } });
}

/** Asks for the same URL again: in HTTP if the browser wrote it as the server does, else as a challenge (1.2). */
export function askAgain({ url, world }: Exchange): Response {
  const same = withQuery(url.pathname, url.searchParams);
  if (same === url.pathname + url.search) return redirectTo(same);
  return json(redirection(world, same));
}

/** What a flow tells the page around its stages. Only a plan knows what the title speaks of. */
export function flowInfo(flow: Flow, plan: Plan | undefined, exchange: Exchange): FlowInfo {
  const next = isSince(exchange.world, "2025.12") ? exchange.query.get("next") : null;
  return {
    title: plan ? titleOf(flow, plan, exchange) : flow.title,
    background: backgroundOf(flow, exchange.world),
    background_themed_urls: null,
    cancel_url: `${cancelUrl(exchange)}${next ? `?${formEncode([["next", next]])}` : ""}`,
    layout: flow.layout ?? "stacked",
  };
}

/** The image behind a flow, by default the one that comes with a server. */
export function backgroundOf({ background }: Flow, world: World): string {
  return background || (world.background ?? `${world.base}static/dist/assets/images/flow_background.jpg`);
}

function titleOf({ title }: Flow, plan: Plan, exchange: Exchange): string {
  return title
    .replaceAll("%(app)s", plan.context.application?.name ?? "")
    .replaceAll("%(user)s", pendingUserMembers({ world: exchange.world, exchange, plan }).pending_user);
}

function cancelUrl({ world }: Exchange): string {
  return `${world.base}flows/-/cancel/`;
}

/** Refuses a flow. By then the session has forgotten where its page was to lead. */
export function accessDenied(flow: Flow, plan: Plan | undefined, exchange: Exchange, message?: string): Response {
  return json({
    component: "ak-stage-access-denied",
    flow_info: { ...flowInfo(flow, plan, exchange), cancel_url: cancelUrl(exchange) },
    ...pendingUserMembers({ world: exchange.world, exchange, plan }),
    error_message: message || "Unknown error",
  } satisfies Challenge);
}

/** Says that the executor failed; only superusers and users who debug are told how. */
export function flowError(exchange: Exchange, error: unknown): Response {
  const { isSuperuser, isDebugging } = exchange.user ?? {};
  const details =
    (isSuperuser || isDebugging) && error instanceof Error
      ? { error: error.message, traceback: error.stack ?? error.message }
      : {};
  return json({ component: "ak-stage-flow-error", request_id: exchange.requestId, ...details } satisfies Challenge);
}
