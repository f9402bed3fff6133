import type { FlowExecutor } from "../executor/index.js";

/** Lets an executor that cannot work in its page say why, for as long as it is in the document. */
export function watchObstacles(executor: FlowExecutor): void {
  let connection: AbortController | undefined;
  /** What the policy of the page kept the browser from loading. */
  let blocked: string[] = [];
  const look = (event: Event) => {
    if (event.target !== executor) return;
    void import("./obstacles.js").then(({ tellObstacle }) => tellObstacle(executor, event, blocked));
  };
  executor.addController({
    hostConnected() {
      const { signal } = (connection = new AbortController());
      blocked = [];
      executor.addEventListener("ak-error", look, { signal });
      executor.addEventListener("ak-challenge", look, { signal });
      const note = ({ blockedURI }: SecurityPolicyViolationEvent) => blocked.push(blockedURI);
      document.addEventListener("securitypolicyviolation", note, { signal });
    },
    hostDisconnected: () => connection?.abort(),
  });
}
