import { json, notFound } from "../replies.js";
import { redirection } from "../redirection.js";
import { readTexts } from "../stages/texts.js";
import type { Body } from "../stages/stage.js";
import type { Exchange } from "../exchange.js";
import { enter } from "./enter.js";
import { findSource } from "./challenge.js";

/** Takes the token that the page got from Plex; here each is the account of its own name (contract, section 4.28). */
export async function redeemToken(exchange: Exchange): Promise<Response> {
  const { world, request, url } = exchange;
  const source = findSource(world, url.searchParams.get("slug") ?? "", ["plex"]);
  if (request.method !== "POST" || !source) return notFound();
  if (!exchange.isTrusted) return json({ detail: "CSRF Failed" }, 403);
  const { errors, values } = readTexts((await request.json()) as Body, { plex_token: {} });
  if (errors) return json({ plex_token: errors["plex_token"]?.map(({ string }) => string) }, 400);
  const { plex_token: identifier = "" } = values;
  const isWelcome = (source.allowFriends ?? true) || Boolean(source.allowedServers?.length);
  const to = isWelcome ? await enter(source, { identifier, username: identifier }, exchange) : undefined;
  if (to === undefined) return json({ detail: "Access denied." }, 403);
  return json(redirection(world, to));
}
