import { maskName, unmaskNames } from "./field-names.js";
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
  if (node instanceof HTMLFormElement) unmaskNames(node);
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

/**
 * Mends what the polyfill gets wrong. The elements stand in the document, where scripts of the page and programs that
 * drive the browser find them: whoever climbs from one of them gets there as well.
 */
function mend(prototype: object) {
  // Elements of others keep their own roots; ours say for themselves.
  Reflect.deleteProperty(prototype, "attachShadow");
  Reflect.deleteProperty(prototype, "shadowRoot");
  // Nodes that are no elements keep what Lit asks its markers for: the tree that they are in.
  if (prototype instanceof Element) {
    const { contains, setAttribute } = prototype;
    getter(prototype, "parentNode", parentOf);
    getter(prototype, "parentElement", (element) => {
      const parent = parentOf(element);
      return parent instanceof Element ? parent : null;
    });
    // What is in no slot for WebDriver, below an element with a root, cannot be seen. Undefined asks it to go on.
    getter(prototype, "assignedSlot", (element) =>
      isRoot(element.__shady_parentNode) ? undefined : element.__shady_assignedSlot,
    );
    member(prototype, "getRootNode", function (this: Node) {
      let root: Node = this;
      for (let node: Node | null = root; node; node = parentOf(node)) root = node;
      return root;
    });
    member(prototype, "contains", function (this: Node, other: Node | null) {
      return contains.call(this, other) || Node.prototype.contains.call(this, other);
    });
    member(prototype, "setAttribute", function (this: Element, name: string, value: string) {
      setAttribute.call(this, name, name === "name" ? maskName(value) : value);
    });
  }
  if ("assignedNodes" in prototype) {
    member(prototype, "assignedElements", function (this: HTMLSlotElement, options?: AssignedNodesOptions) {
      return this.assignedNodes(options).filter((node) => node instanceof Element);
    });
  }
}

/** The parent of a node; that of what stands in an emulated root is the element that has the root. */
function parentOf(node: Node): Node | null {
  const parent = (node as ShadyNode).__shady_parentNode;
  return isRoot(parent) ? parent.host : parent;
}

function isRoot(node: Node | null): node is ShadowRoot {
  return node instanceof (window.akShadowRoot as typeof ShadowRoot);
}

/** Puts a getter on an object, as a class would. */
function getter(owner: object, name: string, value: (element: ShadyNode) => unknown) {
  Object.defineProperty(owner, name, {
    configurable: true,
    get(this: ShadyNode) {
      return value(this);
    },
  });
}

/** Puts a method on an object, as a class would. */
export function member(owner: object, name: string, value: unknown) {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}
