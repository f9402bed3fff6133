import { readStored, store } from "../browser/storage.js";
import type { FlowExecutor } from "../executor/index.js";

const KEY = "ak-reloaded";

/**
 * Reloads the page if a stage does not load: after an upgrade of the server the chunks of the old page are gone.
 * Session storage notes the reload, because a second one would not help; if storage is blocked, the user reloads by a
 * button. While the page itself cannot be reached, the browser would show an error of its own in the place of ours.
 * Ends with the page.
 */
export function reloadStalePage(executor: FlowExecutor): void {
  executor.addEventListener("ak-error", ({ error }) => {
    // A chunk that takes too long exists, and would take as long again.
    if ((error.cause as Error | undefined)?.name === "TimeoutError") return;
    const isFirst = error.code === "missing-stage" && !readStored("sessionStorage", KEY);
    const reload = ({ ok }: Response) => ok && store("sessionStorage", KEY, "1") && location.reload();
    if (isFirst) fetch(location.href).then(reload, () => {});
  });
}
