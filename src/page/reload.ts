import type { FailureEvent, FlowExecutor } from "../executor/index.js";

const KEY = "ak-reloaded";

/**
 * After an upgrade of the server the chunks of the old page are gone. One reload brings the new page; a second would
 * bring nothing, so the tab remembers. @returns a function that ends it.
 */
export function reloadStalePage(executor: FlowExecutor): () => void {
  const reload = ({ error }: FailureEvent) => {
    if (error.code !== "missing-stage" || sessionStorage.getItem(KEY)) return;
    sessionStorage.setItem(KEY, "1");
    location.reload();
  };
  executor.addEventListener("ak-error", reload);
  return () => executor.removeEventListener("ak-error", reload);
}
