import type { FlowExecutor } from "../executor/index.js";

/** Keeps the document's title: what the flow is called, then whose it is. @returns a function that ends it. */
export function followTitle(executor: FlowExecutor): () => void {
  const update = ({ challenge }: { challenge: { flow_info?: { title?: string } } }) => {
    const names = [challenge.flow_info?.title, executor.brand.branding_title].filter(Boolean);
    if (names.length) document.title = names.join(" - ");
  };
  executor.addEventListener("ak-challenge", update);
  return () => executor.removeEventListener("ak-challenge", update);
}
