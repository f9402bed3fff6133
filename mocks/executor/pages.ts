import { escape, notFound, page, redirectTo } from "./answers.js";
import { configure } from "./configure.js";
import type { Flow } from "./flow.js";
import { evaluate } from "./policies/evaluate.js";
import { isRelative, withQuery } from "./urls.js";
import { isSince } from "./version.js";
import type { Visit } from "./visit.js";

/** Answers a page URL that challenges and clients use (contract, section 1.1); the path is below the base. */
export function answerPage(path: string, visit: Visit): Response | Promise<Response> {
  const { base } = visit.world;
  switch (path) {
    case "":
      return redirectTo(`${base}${visit.user ? "if/user/" : "flows/-/default/authentication/"}`);
    case "if/user/":
      return userPage(visit);
    case "flows/-/default/authentication/":
      return defaultFlow("authentication", visit.world.brand.flow_authentication, visit);
    case "flows/-/default/invalidation/":
      return defaultFlow("invalidation", visit.world.brand.flow_invalidation, visit);
    case "flows/-/cancel/":
      return cancel(visit);
    default: {
      const key = /^flows\/-\/configure\/([-\da-f]{36})\/$/.exec(path)?.[1];
      return key === undefined ? notFound() : configure(key, visit);
    }
  }
}

/** The brand's flow, or else the first by slug whose policies let the visitor in. */
async function defaultFlow(
  designation: "authentication" | "invalidation",
  slug: string | undefined,
  visit: Visit,
): Promise<Response> {
  const { world, url, user } = visit;
  const to = (flow: Flow) => redirectTo(withQuery(`${world.base}if/flow/${flow.slug}/`, url.searchParams));
  const chosen = world.flows.find((flow) => flow.slug === slug);
  if (chosen) return to(chosen);
  for (const flow of world.flows.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))) {
    if (flow.designation !== designation) continue;
    const circumstances = { world, flow, user, context: {} };
    if ((await evaluate(flow.policies, flow.policyEngineMode, circumstances)).passes) return to(flow);
  }
  return notFound();
}

/** Drops the plan. Without a place to go to, and in older servers always, this signs out (contract, section 2.1). */
function cancel(visit: Visit): Response {
  visit.session.plan = undefined;
  const next = isSince(visit.world, "2025.12") ? visit.url.searchParams.get("next") : null;
  return redirectTo(next && isRelative(next) ? next : `${visit.world.base}flows/-/default/invalidation/`);
}

function userPage({ user, world, session, url }: Visit): Response {
  const signIn = withQuery(`${world.base}flows/-/default/authentication/`, [["next", url.pathname + url.search]]);
  if (!user) return redirectTo(signIn);
  const signOut = `${world.base}flows/-/default/invalidation/`;
  const told = (session.messages ?? []).map(({ message }) => `<p role="status">${escape(message)}</p>`).join("");
  delete session.messages;
  return page(`Signed in as ${user.name || user.username}`, `${told}<p><a href="${escape(signOut)}">Sign out</a></p>`);
}
