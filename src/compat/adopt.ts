import { maskName, unmaskNames } from "./field-names.js";
import type { ShadyDOM, ShadyNode } from "./polyfill.js";

/** Patched prototypes by native prototype. The native ones, which the page uses, stay unchanged. */
const links = new WeakMap<object, object>();

/** Whether a node takes part in emulation. */
export function isAdopted(node: EventTarget | null): boolean {
  return (node as Partial<ShadyNode> | null)?.__shady_protoIsPatched === true;
}

/** Makes a node part of an emulated tree, by a patched prototype of its own. */
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

/** Corrects the prototypes that the polyfill gives to nodes by itself, as to those in an executor's slots. */
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
 * Corrects members of the polyfill. Scripts of the page and programs that drive the browser find our elements in the
 * document; by `parentNode` and the like they must get back to the document as well.
 */
function mend(prototype: object) {
  // Other elements keep their native roots; our classes define these members themselves, see emulate.ts.
  Reflect.deleteProperty(prototype, "attachShadow");
  Reflect.deleteProperty(prototype, "shadowRoot");
  // Text and comments keep the polyfill's members: Lit asks its markers for their parent in the emulated tree.
  if (prototype instanceof Element) {
    const { contains, setAttribute } = prototype;
    getter(prototype, "parentNode", parentOf);
    getter(prototype, "parentElement", (element) => {
      const parent = parentOf(element);
      return parent instanceof Element ? parent : null;
    });
    // WebDriver takes a node below a host without a slot (null) for invisible; with undefined it asks the parents.
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

/** The parent of a node in the document: for a child of an emulated root, its host. */
function parentOf(node: Node): Node | null {
  const parent = (node as ShadyNode).__shady_parentNode;
  return isRoot(parent) ? parent.host : parent;
}

function isRoot(node: Node | null): node is ShadowRoot {
  return node instanceof (window.akShadowRoot as typeof ShadowRoot);
}

/** Defines a getter on an object, as a class would. */
function getter(owner: object, name: string, value: (element: ShadyNode) => unknown) {
  Object.defineProperty(owner, name, {
    configurable: true,
    get(this: ShadyNode) {
      return value(this);
    },
  });
}

/** Defines a method on an object, as a class would. */
export function member(owner: object, name: string, value: unknown) {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}
