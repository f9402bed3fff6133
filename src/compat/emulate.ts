import type { LitElement } from "lit";
import { adoptNode, member, patch } from "./adopt.js";
import { natives } from "./before-polyfill.js";
import type { ShadyDOM, ShadyNode } from "./polyfill.js";
import { TREE } from "./scope-selector.js";

const FOCUSABLE = ["a[href]", "button", "input:not([type=hidden])", "select", "textarea", "[tabindex]"]
  .map((selector) => `${selector}:not(:disabled, [tabindex^="-"])`)
  .join();

/** The polyfill's ways of making and finding a root. */
export interface RootMembers {
  attachShadow: PropertyDescriptor;
  shadowRoot: PropertyDescriptor;
}

/** An element of ours, with members that its type does not show. */
type Emulated = ShadyNode & LitElement & { createRenderRoot(): ShadowRoot };

const emulated = new WeakSet<Element>();

/**
 * Gives a class of ours emulated roots. To be called before any of its elements is created. An element inside a native
 * root gets a native root as well, because the sheets of the document would not reach it there.
 */
export function emulateClass(ElementClass: abstract new () => LitElement, members: RootMembers) {
  const prototype = ElementClass.prototype as Emulated;
  const { focus, connectedCallback, createRenderRoot } = prototype;
  const attachNative = natives.attachShadow.value as Element["attachShadow"];
  const attachEmulated = members.attachShadow.value as Element["attachShadow"];
  const knowsWhereToFocus = Object.hasOwn(prototype, "focus");
  patch(prototype);
  const { append } = prototype;

  Object.defineProperty(prototype, "shadowRoot", {
    configurable: true,
    get(this: Element) {
      return (emulated.has(this) ? members : natives).shadowRoot.get?.call(this) as ShadowRoot | null;
    },
  });

  member(prototype, "attachShadow", function (this: Emulated, init: ShadowRootInit) {
    if (isInNativeRoot(this)) return attachNative.call(this, init);
    emulated.add(this);
    // Made of a fragment the root is a `Node`, as code that walks through trees expects.
    const made = { ...init, shadyUpgradeFragment: document.createDocumentFragment() };
    return Object.assign(attachEmulated.call(this, made), { delegatesFocus: init.delegatesFocus ?? false });
  });

  member(prototype, "append", function (this: Emulated, ...nodes: Parameters<Element["append"]>) {
    append.apply(this, nodes);
    // A native slot shows new children at once, and scripts of other sites look for them in the document at once.
    (window.ShadyDOM as ShadyDOM).flush();
  });

  member(prototype, "createRenderRoot", function (this: Emulated) {
    if (isInNativeRoot(this)) warnOnce();
    // Lit adds its listeners to the clones of a template before it inserts them: they must be adopted by then.
    else this.renderOptions.creationScope = { importNode: cloneInto(this.localName) };
    return createRenderRoot.call(this);
  });

  member(prototype, "connectedCallback", function (this: Emulated) {
    if (emulated.has(this) && isInNativeRoot(this)) becomeNative(this);
    connectedCallback.call(this);
  });

  if (knowsWhereToFocus) return;
  member(prototype, "focus", function (this: Emulated, options?: FocusOptions) {
    const root = this.shadowRoot;
    if (!emulated.has(this) || !root?.delegatesFocus) focus.call(this, options);
    else if (!root.activeElement) this.__shady_native_querySelector(FOCUSABLE)?.focus(options);
  });
}

function isInNativeRoot(element: Element): boolean {
  return Node.prototype.getRootNode.call(element) instanceof ShadowRoot;
}

/** Gives an element that was moved into a native root a native root of its own, and renders it anew. */
function becomeNative(element: Emulated) {
  const children = Array.from(element.childNodes) as (ChildNode & { __shady?: unknown })[];
  emulated.delete(element);
  Element.prototype.replaceChildren.call(element);
  // The polyfill stores its state of a node in this member.
  for (const node of [element, ...children] as { __shady?: unknown }[]) delete node.__shady;
  Element.prototype.append.call(element, ...children);
  delete element.renderOptions.creationScope;
  delete element.renderOptions.renderBefore;
  Reflect.set(element, "renderRoot", undefined);
  element.requestUpdate();
}

let warned = false;

function warnOnce() {
  if (!warned) console.warn("<ak-flow-executor> stays in shadow DOM here: compatibility mode ends at native roots.");
  warned = true;
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
