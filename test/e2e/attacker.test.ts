import assert from "node:assert/strict";
import identification from "../../mocks/challenges/identification.js";
import { listen, nginxPath, serveBehindNginx, type Listener } from "./nginx.js";
import { sceneBefore, type BrowserName } from "./visit.js";

/** An attacker's server, which replies as an executor would, to requests of every page. */
function serveAttacker(): Promise<Listener> {
  return listen((request, reply) => {
    const { origin = "*", "access-control-request-headers": headers = "" } = request.headers;
    reply.writeHead(200, {
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Credentials": "true",
      "Access-Control-Allow-Headers": headers,
      "Access-Control-Allow-Methods": "GET, POST",
      "Content-Type": "application/json",
    });
    reply.end(JSON.stringify(identification.states.combined));
  });
}

/** Paths of the genuine host that lead to the page of a flow, and name the other host. */
const paths: readonly ((host: string) => string)[] = [
  (host) => `/${host}/..%2f/if/flow/x/`,
  (host) => `/${host}/..%2F/if/flow/x/`,
  (host) => `/${host}/a/..%2f..%2f/if/flow/x/`,
  (host) => `/user:word@${host}/..%2f/if/flow/x/`,
  (host) => `a//${host}/..%2f..%2f/if/flow/x/`,
];

/** The recipe without the headers that would have kept the page from asking elsewhere. */
const withoutHeaders = (recipe: string) => recipe.replace(/^ *include .*$/gm, "");

const ways: readonly (readonly [way: string, browser: BrowserName, query: string])[] = [
  ["in Chromium", "chrome", ""],
  ["in Chromium, in compatibility mode", "chrome", "?compatibility=on"],
  ["in Firefox", "firefox", ""],
];

if (nginxPath()) {
  for (const [way, browser, query] of ways) {
    for (const change of [String, withoutHeaders]) {
      const title = `a link to the page cannot make it talk to another host, ${way}`;
      sceneBefore(
        () => serveBehindNginx({ change }),
        change === String ? title : `${title}, without any policy`,
        async (visit) => {
          const attacker = await serveAttacker();
          try {
            for (const path of paths) {
              await visit.page.goto(visit.site.url + path(new URL(attacker.url).host) + query);
              await visit.says("no page called “x”");
            }
            assert.deepEqual(attacker.requests, []);
          } finally {
            await attacker.close();
          }
        },
        browser,
      );
    }
  }
}
