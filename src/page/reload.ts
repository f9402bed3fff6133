import type { FlowExecutor } from "../executor/index.js";

const KEY = "ak-reloaded";

/**
 * After an upgrade of the server the chunks of the old page are gone. One reload brings the new page; a second would
 * bring nothing, so the tab remembers. Lives as long as the page.
 */
export function reloadStalePage(executor: FlowExecutor): void {
  executor.addEventListener("ak-error", ({ error }) => {
    if (error.code !== "missing-stage" || sessionStorage.getItem(KEY)) return;
    sessionStorage.setItem(KEY, "1");
    location.reload();
  });
}
