import type { Challenge, FlowInfo } from "../../src/protocol/challenges.js";
import type { Flow, Plan } from "./flow.js";
import { redirection } from "./redirection.js";
import { pendingUserMembers } from "./stages/pending-user.js";
import { formEncode, withQuery } from "./urls.js";
import { isSince } from "./version.js";
import type { Visit } from "./visit.js";
import type { World } from "./world.js";

/** A response in JSON: a challenge, or what another endpoint answers. */
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

/** The page for whatever is not there. */
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
export function again({ url, world }: Visit): Response {
  const same = withQuery(url.pathname, url.searchParams);
  if (same === url.pathname + url.search) return redirectTo(same);
  return json(redirection(world, same));
}

/** What a flow tells the page around its stages. Only a plan knows what the title speaks of. */
export function flowInfo(flow: Flow, plan: Plan | undefined, visit: Visit): FlowInfo {
  const next = isSince(visit.world, "2025.12") ? visit.query.get("next") : null;
  return {
    title: plan ? titleOf(flow, plan, visit) : flow.title,
    background: backgroundOf(flow, visit.world),
    background_themed_urls: null,
    cancel_url: `${cancelUrl(visit)}${next ? `?${formEncode([["next", next]])}` : ""}`,
    layout: flow.layout ?? "stacked",
  };
}

/** The image behind a flow, by default the one that comes with a server. */
export function backgroundOf({ background }: Flow, world: World): string {
  return background || (world.background ?? `${world.base}static/dist/assets/images/flow_background.jpg`);
}

function titleOf({ title }: Flow, plan: Plan, visit: Visit): string {
  return title
    .replaceAll("%(app)s", plan.context.application?.name ?? "")
    .replaceAll("%(user)s", pendingUserMembers({ world: visit.world, visit, plan }).pending_user);
}

function cancelUrl({ world }: Visit): string {
  return `${world.base}flows/-/cancel/`;
}

/** Refuses a flow. By then the session has forgotten where its page was to lead. */
export function accessDenied(flow: Flow, plan: Plan | undefined, visit: Visit, message?: string): Response {
  return json({
    component: "ak-stage-access-denied",
    flow_info: { ...flowInfo(flow, plan, visit), cancel_url: cancelUrl(visit) },
    ...pendingUserMembers({ world: visit.world, visit, plan }),
    error_message: message || "Unknown error",
  } satisfies Challenge);
}

/** Says that the executor failed; only superusers, and those who look for errors, are told how. */
export function flowError(visit: Visit, error: unknown): Response {
  const { isSuperuser, isDebugging } = visit.user ?? {};
  const details =
    (isSuperuser || isDebugging) && error instanceof Error
      ? { error: error.message, traceback: error.stack ?? error.message }
      : {};
  return json({ component: "ak-stage-flow-error", request_id: visit.requestId, ...details } satisfies Challenge);
}
