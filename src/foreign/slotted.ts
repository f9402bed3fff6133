/**
 * A container outside of every shadow root, shown in the slot of that name in the element's own root: scripts of others
 * look for themselves in the document and nowhere else. It goes when the signal says so.
 */
export function slotted(element: Element, name: string, signal: AbortSignal): HTMLElement {
  const container = document.createElement("div");
  container.slot = name;
  let host = element;
  for (let root = host.getRootNode(); root instanceof ShadowRoot; root = host.getRootNode()) {
    const slot = Object.assign(document.createElement("slot"), { name, slot: name });
    host.append(slot);
    signal.addEventListener("abort", () => slot.remove(), { once: true });
    host = root.host;
  }
  host.append(container);
  signal.addEventListener("abort", () => container.remove(), { once: true });
  return container;
}
