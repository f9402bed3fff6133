import { adoptNode, isAdopted } from "./adopt.js";
import type { ShadyNode } from "./polyfill.js";
import { TREE } from "./scope-selector.js";

/**
 * Evaluated right before the polyfill, in the same task: keeps what the polyfill replaces, and tells it to replace
 * nothing that is not ours.
 */
const { prototype: element } = Element;
const { prototype: target } = EventTarget;
const { prototype: registry } = CustomElementRegistry;

/** The page's own members, to be put back. */
export const natives = {
  globals: {
    Event: window.Event,
    CustomEvent: window.CustomEvent,
    MouseEvent: window.MouseEvent,
    ShadowRoot: window.ShadowRoot,
  },
  attachShadow: describe(element, "attachShadow"),
  shadowRoot: describe(element, "shadowRoot"),
  define: describe(registry, "define"),
  addEventListener: describe(target, "addEventListener"),
};

/** What a member is at this moment. */
export function describe(owner: object, name: string): PropertyDescriptor {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  if (!descriptor) throw new Error(`There is no ${name}`);
  return descriptor;
}

/** Called for every node that enters or leaves one of our trees. With `nativeShadow` Lit goes on adopting sheets. */
window.ShadyCSS = {
  nativeShadow: true,
  ScopingShim: {
    setElementClass: (node: ShadyNode, value: string) => node.__shady_native_setAttribute("class", value),
    scopeNode(node: ShadyNode, tag: string) {
      adoptNode(node);
      node.__shady_native_setAttribute(TREE, tag);
    },
    unscopeNode: (node: ShadyNode) => node.__shady_native_removeAttribute(TREE),
    currentScopeForNode: (node: ShadyNode) => element.getAttribute.call(node, TREE) ?? "",
  },
};
// Its own way of looking for elements asks each node for members that the fields of a form may hide.
window.ShadyDOM = { force: true, noPatch: "on-demand", querySelectorImplementation: "native" };

// The polyfill watches focus for the whole page; it shall see only what happens to nodes of ours.
const { addEventListener } = target;
target.addEventListener = function (this: EventTarget, type: string, listener, options) {
  const watchesPage = this === window && options === true && (type === "focus" || type === "blur");
  const ours = (event: Event) => {
    if (isAdopted(event.target) && typeof listener === "function") listener(event);
  };
  addEventListener.call(this, type, watchesPage ? ours : listener, options);
};
