/**
 * Makes a place in the document that is seen at a slot of this name inside an element, however many shadow trees lie
 * between: each host passes it on. Providers look for their widget in the document (by id, by what has the focus),
 * where nothing inside of a shadow tree can be found. A frame instead would have to make room for pictures to choose
 * from, and have an address of its own, which providers check.
 * @returns the place; the signal takes it away again
 */
export function slotted(element: Element, name: string, signal: AbortSignal): HTMLElement {
  const place = document.createElement("div");
  place.slot = name;
  const added: Element[] = [place];
  // A stage in light mode has no root: its slot stands in the tree around it, and in the document shows its own children.
  const slot = element.shadowRoot ? null : element.querySelector<HTMLSlotElement>(`slot[name="${name}"]`);
  const around = slot?.getRootNode();
  let host: Element = around instanceof ShadowRoot ? around.host : (slot ?? element);
  for (let root = host.getRootNode(); root instanceof ShadowRoot; root = host.getRootNode()) {
    const relay = document.createElement("slot");
    relay.name = relay.slot = name;
    host.append(relay);
    added.push(relay);
    host = root.host;
  }
  host.append(place);
  signal.addEventListener("abort", () => added.forEach((it) => it.remove()), { once: true });
  return place;
}
