import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { sendCookies, takeCookies } from "./executor/cookies.js";
import type { Executor } from "./executor/index.js";

/** Lets an executor answer in a Node server; `next` takes what it does not own. */
export function nodeMiddleware(executor: Executor) {
  return (message: IncomingMessage, reply: ServerResponse, next: (error?: unknown) => void): void => {
    if (executor.owns(urlOf(message).pathname)) answer(executor, message, reply).catch(next);
    else next();
  };
}

/**
 * Puts the messages of a session into the page of a flow; `next` takes the page of a session without any.
 * @param isPage - whether a path is that of such a page
 * @param page - reads its HTML
 */
export function tellingPages(executor: Executor, isPage: (path: string) => boolean, page: () => Promise<string>) {
  return (message: IncomingMessage, reply: ServerResponse, next: (error?: unknown) => void): void => {
    if (message.method !== "GET" || !isPage(urlOf(message).pathname)) return next();
    const request = new Request(urlOf(message), { headers: headersOf(message) });
    executor.tellingPage(request, page).then((response) => (response ? send(response, reply) : next()), next);
  };
}

/** Sends the frames of a session to the pages that open the websocket at a path; other paths are left alone. */
export function messageChannel(executor: Executor, path: string) {
  const server = new WebSocketServer({ noServer: true });
  return (message: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (urlOf(message).pathname !== path) return;
    server.handleUpgrade(message, socket, head, (client) => {
      client.on("error", () => client.terminate()); // only the server sends frames here
      executor.listen(new Request(urlOf(message), { headers: headersOf(message) })).then(
        (frames) => pass(frames, client),
        () => client.close(1011),
      );
    });
  };
}

/** Sends frames on until the client has gone. */
async function pass(frames: ReadableStream<string>, client: WebSocket): Promise<void> {
  const reader = frames.getReader();
  client.once("close", () => void reader.cancel());
  if (client.readyState !== client.OPEN) await reader.cancel(); // it left before there was anything to hear
  for (let frame = await reader.read(); !frame.done; frame = await reader.read()) client.send(frame.value);
}

/** The URL of a request, by the host that the browser saw. */
export function urlOf(message: IncomingMessage): URL {
  const scheme = "encrypted" in message.socket ? "https" : "http";
  return new URL(`${scheme}://${message.headers.host ?? "localhost"}${message.url ?? "/"}`);
}

async function answer(executor: Executor, message: IncomingMessage, reply: ServerResponse): Promise<void> {
  await send(await executor(await toRequest(message)), reply);
}

async function send(response: Response, reply: ServerResponse): Promise<void> {
  const cookies = takeCookies(response.headers);
  reply.statusCode = response.status;
  reply.setHeaders(response.headers);
  // In one call: where a middleware has set a header before, `writeHead` keeps only the last of two that are alike.
  if (cookies.length) reply.setHeader("Set-Cookie", cookies);
  reply.end(Buffer.from(await response.arrayBuffer()));
}

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined && name !== "cookie") headers.set(name, String(value));
  }
  headers.set("X-Forwarded-For", message.socket.remoteAddress ?? "");
  sendCookies(headers, message.headers.cookie ?? "");
  return headers;
}

async function toRequest(message: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk as Uint8Array);
  const { method = "GET" } = message;
  const body = ["GET", "HEAD"].includes(method) ? null : Buffer.concat(chunks);
  return new Request(urlOf(message), { method, headers: headersOf(message), body });
}
