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
    link = Object.create(prototype) as object;
    patch(link);
    links.set(prototype, link);
  }
  Object.setPrototypeOf(node, link);
}

/** Where the polyfill links a node by itself, as it does with what an executor's slots show, its link is mended too. */
export function mendLinks() {
  const name = "__shady_patchedProto";
  Object.defineProperty(Node.prototype, name, {
    configurable: true,
    set(this: object, link: object) {
      member(this, name, link);
      mend(link);
    },
  });
}

/** Gives a prototype the members of emulated trees. */
export function patch(prototype: object) {
  (window.ShadyDOM as ShadyDOM).patchElementProto(prototype);
  mend(prototype);
}

/** Mends what the polyfill gets wrong. */
function mend(prototype: object) {
  // Elements of others keep their own roots; ours say for themselves.
  Reflect.deleteProperty(prototype, "attachShadow");
  Reflect.deleteProperty(prototype, "shadowRoot");
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
}

/** Puts a method on an object, as a class would. */
export function member(owner: object, name: string, value: unknown) {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}
