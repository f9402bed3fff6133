import type { ShadyDOM, ShadyNode } from "./polyfill.js";

/** One prototype link for each class of nodes; nothing that the page shares is changed. */
const links = new WeakMap<object, object>();

/** Whether a node takes part in emulation. */
export function isAdopted(node: EventTarget | null): boolean {
  return (node as Partial<ShadyNode> | null)?.__shady_protoIsPatched === true;
}

/** Lets a node take part in an emulated tree. */
export function adoptNode(node: Node) {
  if (isAdopted(node)) return;
  const prototype = Object.getPrototypeOf(node) as object;
  let link = links.get(prototype);
  if (!link) {
    link = patch(Object.create(prototype) as object);
    // Elements of others keep their own roots.
    Reflect.deleteProperty(link, "attachShadow");
    Reflect.deleteProperty(link, "shadowRoot");
    links.set(prototype, link);
  }
  Object.setPrototypeOf(node, link);
}

/** Gives a prototype the members of emulated trees, and mends those that the polyfill gets wrong. */
export function patch(prototype: object): object {
  (window.ShadyDOM as ShadyDOM).patchElementProto(prototype);
  // Natively a search upwards ends at the root.
  member(prototype, "closest", function (this: Element, selector: string) {
    for (let node: Node | null = this; node instanceof Element; node = node.parentNode) {
      if (node.matches(selector)) return node;
    }
    return null;
  });
  if ("assignedNodes" in prototype) {
    member(prototype, "assignedElements", function (this: HTMLSlotElement, options?: AssignedNodesOptions) {
      return this.assignedNodes(options).filter((node) => node instanceof Element);
    });
  }
  return prototype;
}

/** Puts a method on an object, as a class would. */
export function member(owner: object, name: string, value: unknown) {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}
