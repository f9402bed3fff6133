import { readStored, store } from "../browser/storage.js";
import type { FlowExecutor } from "../executor/index.js";

const KEY = "ak-reloaded";

/**
 * After an upgrade of the server the chunks of the old page are gone. One reload brings the new page; a second would
 * bring nothing, so the tab remembers; where it cannot, the user reloads. Lives as long as the page.
 */
export function reloadStalePage(executor: FlowExecutor): void {
  executor.addEventListener("ak-error", ({ error }) => {
    // What only takes long would take as long again.
    if ((error.cause as Error | undefined)?.name === "TimeoutError") return;
    const isFirst = error.code === "missing-stage" && !readStored("sessionStorage", KEY);
    if (isFirst && store("sessionStorage", KEY, "1")) location.reload();
  });
}
