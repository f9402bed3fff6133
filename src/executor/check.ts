import { msg, str } from "@lit/localize";
import { readCookies } from "../browser/storage.js";
import { executorUrl, inTime, isObject, textOf, within } from "../protocol/index.js";

/** What the self-check found out about one thing. */
export interface Finding {
  name: string;
  /** Nothing where there is neither good nor bad. */
  isGood?: boolean;
  /** What is so, or what to do. Never a secret. */
  text: string;
}

/** The page that is checked. */
export interface CheckedPage {
  base: string;
  slug: string;
  /** Whether the HTML has brought the brand. */
  hasBrand: boolean;
}

/** What the server's template sets on the window. */
interface Told {
  versionFamily?: unknown;
  config?: unknown;
}

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 5000;

/** Checks what an administrator has to set up for the page, with the user's own requests. */
export async function check({ base, slug, hasBrand }: CheckedPage): Promise<Finding[]> {
  const told = (window as { authentik?: Told | null }).authentik;
  const script = performance
    .getEntriesByType("resource")
    .find((it): it is PerformanceResourceTiming => /\/page-[^/]*\.js$/.test(it.name));
  const [executor, user, brand, page, file, socket] = await Promise.all([
    ask(executorUrl(base, slug, location.search.slice(1))),
    ask(`${base}api/v3/core/users/me/`),
    hasBrand ? undefined : ask(`${base}api/v3/core/brands/current/`),
    ask(location.href),
    script && ask(script.name),
    opens(`${base.replace(/^http/, "ws")}ws/client/`),
  ]);
  const isTemplate = document.getElementById("authentik-page") !== null;
  return [
    reached(executor),
    cookies(),
    token(isTemplate || Boolean(user?.ok)),
    fact(
      msg("Brand"),
      hasBrand || Boolean(brand?.ok),
      msg("known"),
      msg("Not known: the page asks /api/v3/core/brands/current/. Let a proxy pass that request on."),
    ),
    { name: msg("Configuration"), text: isObject(told?.config) ? msg("known from the HTML") : msg("not in the HTML") },
    {
      name: msg("Place"),
      text: isTemplate ? msg("the server's template") : msg("files behind a proxy, or a development server"),
    },
    compression(script),
    caching(file, isTemplate),
    policy(page, isTemplate),
    framing(page),
    fact(
      msg("Websocket"),
      socket,
      msg("opens"),
      msg("Does not open at /ws/client/: messages come with the next page only. Let a proxy pass on “Upgrade”."),
    ),
    passkeys(),
    {
      name: msg("Versions"),
      text: `${script?.name.split("/").at(-1) ?? "?"}, ${textOf(told?.versionFamily) || msg("server not known")}`,
    },
  ];
}

function fact(name: string, isGood: boolean, good: string, bad: string): Finding {
  return { name, isGood, text: isGood ? good : bad };
}

function reached(response: Response | undefined): Finding {
  const status = response ? `HTTP ${response.status}` : msg("no answer");
  const isJson = /\bjson\b/.test(response?.headers.get("Content-Type") ?? "");
  return fact(
    msg("Executor"),
    Boolean(response?.ok) && isJson,
    msg("answers"),
    msg(str`Does not answer with JSON (${status}): /api/v3/flows/executor/ must reach the server, without its cache.`),
  );
}

function cookies(): Finding {
  return fact(
    msg("Cookies"),
    navigator.cookieEnabled,
    msg("kept by this browser"),
    msg("This browser keeps none of this site: nobody can sign in."),
  );
}

/**
 * The token of the server's cookie, which scripts have to read. The server sets it at sign-in, and with the page if our
 * template asks for it, as it does for this check. Its value stays here.
 */
function token(isExpected: boolean): Finding {
  const name = msg("CSRF cookie");
  if (/(?:^|;\s*)authentik_csrf=/.test(readCookies())) return { name, isGood: true, text: msg("can be read") };
  if (!isExpected) return { name, text: msg("comes with sign-in: sign in, and check again") };
  const text = msg("authentik_csrf cannot be read. A proxy must pass cookies on, and not make them HttpOnly.");
  return { name, isGood: false, text };
}

function compression(script: PerformanceResourceTiming | undefined): Finding {
  const { encodedBodySize = 0, decodedBodySize = 0 } = script ?? {};
  return fact(
    msg("Compression"),
    encodedBodySize > 0 && encodedBodySize < decodedBodySize,
    msg("on"),
    msg("The script came uncompressed: let the server or proxy send it with gzip or br."),
  );
}

/** Behind a proxy files are to be kept for ever; the server itself has browsers ask again, which is all it can do. */
function caching(file: Response | undefined, isTemplate: boolean): Finding {
  const cache = file?.headers.get("Cache-Control") ?? "";
  if (isTemplate && !cache.includes("no-store"))
    return { name: msg("Caching"), isGood: true, text: msg("as the server does it") };
  return fact(
    msg("Caching"),
    cache.includes("immutable"),
    msg("files are kept"),
    msg("Send files below assets/ with “Cache-Control: public, max-age=31536000, immutable”."),
  );
}

function policy(page: Response | undefined, isTemplate: boolean): Finding {
  const name = msg("Content-Security-Policy");
  const isSet = Boolean(page?.headers.get("Content-Security-Policy"));
  if (isTemplate && !isSet) return { name, text: msg("none, as the server's own page has none") };
  return fact(name, isSet, msg("set"), msg("Missing: send what the build wrote to csp.txt."));
}

function framing(page: Response | undefined): Finding {
  const isGuarded =
    Boolean(page?.headers.get("X-Frame-Options")) ||
    /frame-ancestors/.test(page?.headers.get("Content-Security-Policy") ?? "");
  return fact(
    msg("Framing"),
    isGuarded,
    msg("other sites cannot frame this page"),
    msg("Any site can frame this page, and trick users: send X-Frame-Options or frame-ancestors."),
  );
}

function passkeys(): Finding {
  const name = msg("Passkeys");
  if (!window.isSecureContext) return { name, isGood: false, text: msg("Need https: this connection is not secure.") };
  const isAddress = /^[\d.]+$|:/.test(location.hostname.replace(/^\[|\]$/g, ""));
  if (isAddress) return { name, isGood: false, text: msg("Need a host name: this page is at an IP address.") };
  return { name, isGood: true, text: msg(str`possible for ${location.hostname}`) };
}

async function ask(url: string): Promise<Response | undefined> {
  const late = () => new Error(`No answer from ${url}`);
  const request = (signal: AbortSignal) => fetch(url, { credentials: "include", cache: "no-store", signal });
  return within(PATIENCE, new AbortController().signal, late, request).catch(() => undefined);
}

/** Whether a websocket opens; it is closed then. */
async function opens(url: string): Promise<boolean> {
  let socket: WebSocket | undefined;
  try {
    const opened = (socket = new WebSocket(url));
    const settled = new Promise<boolean>((resolve) => {
      opened.onopen = () => resolve(true);
      opened.onerror = () => resolve(false);
    });
    return await inTime(settled, PATIENCE);
  } catch {
    return false; // the policy forbids it, or nothing answers
  } finally {
    socket?.close();
  }
}
