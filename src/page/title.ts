import type { FlowExecutor } from "../executor/index.js";
import { textOf } from "../protocol/index.js";

/**
 * Keeps the document's title: what the flow is called, then whose it is. Lives as long as the page.
 * @returns a function that writes it anew, for when the brand comes later
 */
export function followTitle(executor: FlowExecutor): () => void {
  let flow: string | undefined;
  const write = () => {
    document.title = [flow, textOf(executor.brand?.branding_title)].filter(Boolean).join(" - ") || document.title;
  };
  executor.addEventListener("ak-challenge", ({ challenge }) => {
    flow = textOf(challenge.flow_info?.title) || flow;
    setTimeout(write); // the stage comes first
  });
  return write;
}
