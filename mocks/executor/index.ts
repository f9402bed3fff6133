import { exportFlows } from "../blueprints/export.js";
import { BlueprintFailure } from "../blueprints/failure.js";
import { emptyPage, json, notFound, redirectTo } from "./replies.js";
import { demoPage } from "./demo-pages.js";
import { addHeaders } from "./headers.js";
import { inspect } from "./inspector.js";
import { inLanguage } from "./language.js";
import { pageReply } from "./pages.js";
import { play } from "./play.js";
import { sourcePage } from "./sources/pages.js";
import { redeemToken } from "./sources/plex.js";
import { enrollmentStatus } from "./stages/authenticator-duo.js";
import { kindOf } from "./stages/registry.js";
import { tellingPage } from "./telling-page.js";
import { formEncode, withQuery } from "./urls.js";
import { Exchange } from "./exchange.js";
import type { World } from "./world.js";

/** Plays flows without a server: answers requests as the flow executor of a server does. */
export interface Executor {
  (request: Request): Promise<Response>;
  /** Whether a path is answered here; a mount passes others on, as the page of a flow. */
  readonly owns: (path: string) => boolean;
  /** What the session of a request is told from now on, in the frames of the server's websocket. */
  readonly listen: (request: Request) => Promise<ReadableStream<string>>;
  /** The page of a flow with what its session is to be told, which then is told; nothing where that is nothing. */
  readonly tellingPage: (request: Request, page: () => Promise<string>) => Promise<Response | undefined>;
}

const owned = /^(|api\/v3\/.*|demo\/.*|flows\/-\/.*|if\/user\/|source\/.*)$/;

/** An executor for a world. It needs nothing but what browsers and Node have in common. */
export function embeddedExecutor(world: World): Executor {
  const below = (path: string) => (path.startsWith(world.base) ? path.slice(world.base.length) : undefined);
  const owns = (path: string) => owned.test(below(path) ?? "-");

  async function reply(request: Request): Promise<Response> {
    const exchange = await Exchange.open(world, request);
    const path = below(exchange.url.pathname);
    const response = endpoint(path, request) ?? (await replyTo(exchange, path));
    addHeaders(response, path, exchange);
    return response;
  }

  /** What is the same for everybody leaves the session alone: a page asks for it while it plays a flow. */
  function endpoint(path: string | undefined, request: Request): Response | undefined {
    if (path === "api/v3/core/brands/current/") return read(request, world.brand);
    if (path === "api/v3/root/config/") return read(request, world.config);
    return path === undefined ? notFound() : undefined;
  }

  async function replyTo(exchange: Exchange, path = ""): Promise<Response> {
    const response = exchange.hasMoved ? await askAnew(exchange) : await route(exchange, path);
    await exchange.close(response.headers);
    return response;
  }

  async function route(exchange: Exchange, path: string): Promise<Response> {
    const slug = /^api\/v3\/flows\/executor\/([-\w]+)\/$/.exec(path)?.[1];
    const demo = /^demo\/(.*)$/.exec(path)?.[1];
    if (demo !== undefined) return (await demoPage(demo, exchange)) ?? notFound();
    const source = /^source\/(.*)$/.exec(path)?.[1];
    if (source !== undefined) return sourcePage(source, exchange);
    if (path === "api/v3/sources/plex/redeem_token/") return redeemToken(exchange);
    const exported = /^api\/v3\/flows\/instances\/([-\w]+)\/export\/$/.exec(path)?.[1];
    if (exported !== undefined) return exportOf(exported, exchange);
    const inspected = /^api\/v3\/flows\/inspector\/([-\w]+)\/$/.exec(path)?.[1];
    if (inspected !== undefined) return inspect(inspected, exchange);
    if (slug === undefined) return enrollmentStatus(path, exchange) ?? pageReply(path, exchange);
    const flow = world.flows.find((flow) => flow.slug === slug);
    if (!flow) return notFound();
    if (exchange.session.user !== undefined && !exchange.user?.isActive) return expel(exchange);
    return inLanguage(await play(flow, exchange, kindOf), exchange.language);
  }

  const listen = async (request: Request) => world.channel.listen((await Exchange.open(world, request)).session.key);

  const tell: Executor["tellingPage"] = (request, page) => tellingPage(world, request, page);

  return Object.assign(reply, { owns, listen, tellingPage: tell });
}

/** Gives superusers a flow as a file. */
function exportOf(slug: string, { world, user }: Exchange): Response {
  const flow = user?.isSuperuser ? world.flows.find((flow) => flow.slug === slug) : undefined;
  if (!flow) return json({ detail: "No Flow matches the given query." }, 404);
  try {
    const headers = {
      "Content-Type": "application/yaml",
      "Content-Disposition": `attachment; filename=flow-${slug}.yaml`,
    };
    return new Response(exportFlows([flow]), { headers });
  } catch (error) {
    if (error instanceof BlueprintFailure) return json({ detail: error.message }, 400);
    throw error;
  }
}

function read({ method }: Request, body: unknown): Response {
  return method === "GET" ? json(body) : json({ detail: `Method "${method}" not allowed.` }, 405);
}

/** The account was deactivated meanwhile: the session ends with an empty page (contract, section 1.4). */
async function expel(exchange: Exchange): Promise<Response> {
  await end(exchange);
  return emptyPage(400);
}

/** A session that is bound to a place ends elsewhere; a user who signs in again goes on here (contract, section 1.4). */
async function askAnew(exchange: Exchange): Promise<Response> {
  await end(exchange);
  const { url, world } = exchange;
  const next = formEncode([["next", withQuery(url.pathname, url.searchParams)]]).replaceAll("%2F", "/");
  return redirectTo(`${world.base}flows/-/default/authentication/?${next}`);
}

async function end(exchange: Exchange): Promise<void> {
  exchange.session.plan = undefined;
  await exchange.signOut();
}
