import { readFileSync } from "node:fs";
import type { TestRunnerPlugin } from "@web/test-runner";

/** Serves the service worker of MSW, by which the embedded executor replies to the requests of a page. */
export function mockServiceWorkerPlugin(): TestRunnerPlugin {
  return {
    name: "mock-service-worker",
    serve: ({ path }) => (path === "/mockServiceWorker.js" ? { body: mockServiceWorker(), type: "js" } : undefined),
  };
}

function mockServiceWorker(): string {
  const script = readFileSync("node_modules/msw/lib/mockServiceWorker.js", "utf8")
    // It would unregister itself when the last page closes, while the next page is registering it.
    .replace("self.registration.unregister()", "")
    // WebKit cannot transfer the body of a reply, and would not report the reply at all.
    .replace("isEventStreamResponse ? null : response.clone()", "null");
  return readFileSync("test/recall-clients.js", "utf8") + script;
}
