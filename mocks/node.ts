import type { IncomingMessage, ServerResponse } from "node:http";
import { sendCookies, takeCookies } from "./executor/cookies.js";
import type { Executor } from "./executor/index.js";

/** Lets an executor answer in a Node server; `next` takes what it does not own. */
export function nodeMiddleware(executor: Executor) {
  return (message: IncomingMessage, reply: ServerResponse, next: (error?: unknown) => void): void => {
    if (executor.owns(urlOf(message).pathname)) answer(executor, message, reply).catch(next);
    else next();
  };
}

/** The URL of a request, by the host that the browser saw. */
export function urlOf(message: IncomingMessage): URL {
  const scheme = "encrypted" in message.socket ? "https" : "http";
  return new URL(`${scheme}://${message.headers.host ?? "localhost"}${message.url ?? "/"}`);
}

async function answer(executor: Executor, message: IncomingMessage, reply: ServerResponse): Promise<void> {
  const response = await executor(await toRequest(message));
  const cookies = takeCookies(response.headers);
  reply.statusCode = response.status;
  reply.setHeaders(response.headers);
  // In one call: where a middleware has set a header before, `writeHead` keeps only the last of two that are alike.
  if (cookies.length) reply.setHeader("Set-Cookie", cookies);
  reply.end(Buffer.from(await response.arrayBuffer()));
}

async function toRequest(message: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined && name !== "cookie") headers.set(name, String(value));
  }
  headers.set("X-Forwarded-For", message.socket.remoteAddress ?? "");
  sendCookies(headers, message.headers.cookie ?? "");
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk as Uint8Array);
  const { method = "GET" } = message;
  const body = ["GET", "HEAD"].includes(method) ? null : Buffer.concat(chunks);
  return new Request(urlOf(message), { method, headers, body });
}
