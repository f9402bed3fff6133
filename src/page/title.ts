import type { FlowExecutor } from "../executor/index.js";
import { textOf } from "../protocol/index.js";

/**
 * Keeps the document's title: the flow's, then the brand's. Ends with the page.
 * @returns a function that writes the title anew, to be called when the brand is known
 */
export function followTitle(executor: FlowExecutor): () => void {
  let flow: string | undefined;
  const write = () => {
    document.title = [flow, textOf(executor.brand?.branding_title)].filter(Boolean).join(" - ") || document.title;
  };
  executor.addEventListener("ak-challenge", ({ challenge }) => {
    flow = textOf(challenge.flow_info?.title) || flow;
    setTimeout(write); // after the stage has been rendered
  });
  return write;
}
