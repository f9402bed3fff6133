import { escape, notFound, page, redirectTo } from "../replies.js";
import { planFlow } from "../plan.js";
import { withQuery } from "../urls.js";
import type { Exchange } from "../exchange.js";
import { enter, wantedTarget } from "./enter.js";
import type { TelegramSource } from "./source.js";
import { findSource } from "./challenge.js";
import { callbackPath } from "./challenge.js";

/** Answers the addresses where a source begins and where it sends the browser back to; the path is below `source/`. */
export function sourcePage(path: string, exchange: Exchange): Response | Promise<Response> {
  const { world } = exchange;
  const [, telegram] = /^telegram\/([-\w]+)\/$/.exec(path) ?? [];
  if (telegram !== undefined) return askTelegram(findSource(world, telegram, ["telegram"]), exchange);
  const [, back] = /^(?:oauth\/callback\/([-\w]+)|saml\/([-\w]+)\/acs)\/$/.exec(path)?.filter(Boolean) ?? [];
  if (back !== undefined) return comeBack(back, exchange);
  const [, slug = ""] = /^(?:oauth\/login|saml)\/([-\w]+)\/$/.exec(path) ?? [];
  const source = findSource(world, slug, ["oauth", "saml"]);
  return source ? redirectTo(`${world.base}demo/source/${source.slug}/`) : notFound();
}

/** Stands in for the site of a source: asks who the user is there, and what of it may be told. */
export function standIn(slug: string, { world }: Exchange): Response {
  const source = findSource(world, slug, ["oauth", "saml"]);
  if (!source) return notFound();
  const field = (name: string, label: string, value: string) =>
    `<p><label>${label} <input name="${name}" value="${escape(value)}"></label></p>`;
  return page(
    source.name,
    `<p>This page stands in for ${escape(source.name)}. Who are you there, and what may be told of you?</p>
<form method="post" action="${escape(`${world.base}${callbackPath(source)}`)}">
${field("identifier", "Account", "1")}
${field("username", "Username", "")}
${field("name", "Name", "")}
${field("email", "Email", "")}
<p><button>Continue</button></p>
</form>`,
  );
}

async function comeBack(slug: string, exchange: Exchange): Promise<Response> {
  const { world, request, url } = exchange;
  const source = findSource(world, slug, ["oauth", "saml"]);
  if (!source) return notFound();
  const form = request.method === "POST" ? new URLSearchParams(await request.text()) : url.searchParams;
  const { identifier, username, name, email } = Object.fromEntries(form);
  const to = identifier && (await enter(source, { identifier, username, name, email }, exchange));
  return to ? redirectTo(to) : page("Access denied", `<p>${escape(source.name)} does not let you in.</p>`, 400);
}

/** Begins the flow that the stage of Telegram is appended to. */
async function askTelegram(source: TelegramSource | undefined, exchange: Exchange): Promise<Response> {
  const { world, session, url } = exchange;
  const flow = world.flows.find(({ slug }) => slug === source?.preAuthenticationFlow);
  const plan = flow && (await planFlow(flow, exchange, { redirect: wantedTarget(exchange) })).plan;
  if (!source || !plan) return notFound();
  plan.bindings.push({ order: 0, stage: { kind: "telegram", name: source.name, source } });
  session.plan = plan;
  session.history = [];
  return redirectTo(withQuery(`${world.base}if/flow/${flow.slug}/`, url.searchParams));
}
