/* The beginning of MSW's service worker, whose `activeClientIds` and `handleRequest` it uses. */
/* global activeClientIds, handleRequest, addEventListener, caches, crypto, Response, URL */

/**
 * Browsers end a service worker, and start it anew, when one of its events takes longer than five minutes, as a
 * request does that a test never replies to. MSW's worker would then have forgotten the pages it works for, and would
 * let their requests pass to the server.
 */
const remembered = () => caches.open("pages that started MSW");

addEventListener("message", (event) => {
  if (event.data !== "MOCK_ACTIVATE") return;
  event.waitUntil(remembered().then((cache) => cache.put(`/${event.source.id}`, new Response())));
});

addEventListener("fetch", (event) => {
  if (activeClientIds.size > 0 || event.request.mode === "navigate") return;
  event.stopImmediatePropagation();
  event.respondWith(recall().then(() => handleRequest(event, crypto.randomUUID(), Date.now())));
});

async function recall() {
  for (const { url } of await (await remembered()).keys()) activeClientIds.add(new URL(url).pathname.slice(1));
}
