import type { LitElement } from "lit";
import type { ShadyDOM, ShadyNode } from "./polyfill.js";
import { TREE } from "./scope-selector.js";

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
  define(prototype, "closest", function (this: Element, selector: string) {
    for (let node: Node | null = this; node instanceof Element; node = node.parentNode) {
      if (node.matches(selector)) return node;
    }
    return null;
  });
  if ("assignedNodes" in prototype) {
    define(prototype, "assignedElements", function (this: HTMLSlotElement, options?: AssignedNodesOptions) {
      return this.assignedNodes(options).filter((node) => node instanceof Element);
    });
  }
  return prototype;
}

function define(owner: object, name: string, value: unknown) {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

const FOCUSABLE = ["a[href]", "button", "input:not([type=hidden])", "select", "textarea", "[tabindex]"]
  .map((selector) => `${selector}:not(:disabled, [tabindex^="-"])`)
  .join();

/** The polyfill's ways of making and finding a root. */
export interface RootMembers {
  attachShadow: PropertyDescriptor;
  shadowRoot: PropertyDescriptor;
}

/**
 * Lets a class of ours have emulated roots. Must be called before its elements are created. An element that is created
 * inside somebody's native root keeps a native one: the sheets of the document do not reach it there.
 */
export function adoptClass(ElementClass: abstract new () => LitElement, members: RootMembers) {
  const prototype = ElementClass.prototype as LitElement;
  const attachEmulated = members.attachShadow.value as Element["attachShadow"];
  const { attachShadow, focus } = prototype;
  const knowsWhereToFocus = Object.hasOwn(prototype, "focus");
  const createRenderRoot = Reflect.get(prototype, "createRenderRoot") as (this: LitElement) => ShadowRoot;
  const rootOf = members.shadowRoot.get as (this: Element) => ShadowRoot | null;
  const emulated = new WeakSet<Element>();

  patch(prototype);
  Object.defineProperty(prototype, "shadowRoot", {
    configurable: true,
    get(this: Element) {
      return emulated.has(this) ? rootOf.call(this) : nativeRoot.call(this);
    },
  });
  define(prototype, "attachShadow", function (this: Element, init: ShadowRootInit) {
    if (isInNativeRoot(this)) return attachShadow.call(this, init);
    emulated.add(this);
    return Object.assign(attachEmulated.call(this, init), { delegatesFocus: init.delegatesFocus ?? false });
  });
  if (!knowsWhereToFocus) {
    define(prototype, "focus", function (this: ShadyNode & LitElement, options?: FocusOptions) {
      const root = this.shadowRoot;
      if (!emulated.has(this) || !root?.delegatesFocus) focus.call(this, options);
      else if (!root.activeElement) this.__shady_native_querySelector(FOCUSABLE)?.focus(options);
    });
  }
  define(prototype, "createRenderRoot", function (this: LitElement) {
    // Lit adds its listeners to what it has cloned before it inserts it: the clones must be adopted by then.
    if (!isInNativeRoot(this)) this.renderOptions.creationScope = { importNode: cloneInto(this.localName) };
    return createRenderRoot.call(this);
  });
}

const nativeRoot = Object.getOwnPropertyDescriptor(Element.prototype, "shadowRoot")?.get as (
  this: Element,
) => ShadowRoot | null;

function isInNativeRoot(element: Element): boolean {
  const root = Node.prototype.getRootNode.call(element);
  return root instanceof ShadowRoot;
}

function cloneInto(tag: string) {
  return <T extends Node>(content: T, deep?: boolean): T => {
    const clone = document.importNode(content, deep);
    if (clone instanceof DocumentFragment) {
      for (const node of clone.querySelectorAll<ShadyNode>("*")) {
        adoptNode(node);
        node.__shady_native_setAttribute(TREE, tag);
      }
    }
    return clone;
  };
}
