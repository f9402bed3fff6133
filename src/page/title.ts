import { msg, str } from "@lit/localize";
import type { FlowExecutor } from "../executor/index.js";
import { textOf } from "../protocol/index.js";

/**
 * Keeps the document's title: what the step is, then the flow's title and the brand's, each once. Ends with the page.
 * @returns a function that writes the title anew, to be called when the brand is known
 */
export function followTitle(executor: FlowExecutor): () => void {
  let flow = "";
  let step = "";
  let isFailed = false;
  let isRefused = false;
  const write = () => {
    const parts = new Set([step, flow, textOf(executor.brand?.branding_title)].filter(Boolean));
    const title = [...parts].join(" - ");
    if (title) document.title = isFailed || isRefused ? msg(str`Error: ${title}`) : title;
  };
  executor.addEventListener("ak-challenge", ({ challenge }) => {
    flow = textOf(challenge.flow_info?.title) || flow;
    isFailed = false;
  });
  executor.addEventListener("ak-step", (event) => {
    step = event.heading;
    isRefused = event.isRefused;
    setTimeout(write); // after the stage has been rendered
  });
  executor.addEventListener("ak-error", () => {
    isFailed = true;
    setTimeout(write);
  });
  return write;
}
