/** Each element below a node, in whatever root: in the order in which they are read. */
export function nodesOf(node: Document | Element | ShadowRoot): Element[] {
  const inner = "shadowRoot" in node && node.shadowRoot ? [node.shadowRoot] : [];
  return [...inner, node].flatMap((root) => Array.from(root.children).flatMap((child) => [child, ...nodesOf(child)]));
}
