import { readCookies } from "../browser/storage.js";
import { FlowSession, HttpTransport, executorUrl, type HttpTransportOptions } from "../protocol/index.js";
import type { StartedExchange } from "./started.js";

/** A session with the executor at an address. It takes over the request that the page has sent, if that went there. */
export function openSession(options: HttpTransportOptions, started: StartedExchange | undefined): FlowSession {
  const isIts = started?.url === executorUrl(options.base, options.slug, options.query);
  return new FlowSession(
    new HttpTransport({ ...options, cookies: readCookies, started: isIts ? started.response : undefined }),
  );
}
