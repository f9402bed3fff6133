/** Runs in a page. @returns its text in the order of its trees, and where the focus is */
export function seen(): string {
  const texts: string[] = [];
  const nodes: Node[] = [document.body];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (node instanceof Text) texts.push(node.data.trim());
    if (node instanceof HTMLInputElement) texts.push(`[${node.name}: ${node.value}]`);
    nodes.push(...[...((node as Element).shadowRoot ?? node).childNodes].reverse());
  }
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return `${texts.filter(Boolean).join(" | ")}\nThe focus is on ${active?.localName} ${active?.id}`;
}
