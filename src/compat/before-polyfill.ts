import { adoptNode, isAdopted } from "./adopt.js";
import type { ShadyNode } from "./polyfill.js";
import { TREE } from "./scope-selector.js";

/**
 * Evaluated right before the polyfill, in the same task: saves the members that the polyfill replaces, and sets its
 * options so that it changes our elements alone.
 */
const { prototype: element } = Element;
const { prototype: target } = EventTarget;
const { prototype: registry } = CustomElementRegistry;

/** The page's own members, which after-polyfill.ts restores. */
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

/** The property descriptor of a member, as it is now. */
export function describe(owner: object, name: string): PropertyDescriptor {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  if (!descriptor) throw new Error(`There is no ${name}`);
  return descriptor;
}

/**
 * Hooks that the polyfill calls for every node that enters or leaves one of our trees. `nativeShadow` lets Lit adopt
 * sheets.
 */
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
// The polyfill's own `querySelector` reads members of each node, which a form's fields may hide by their names.
window.ShadyDOM = { force: true, noPatch: "on-demand", querySelectorImplementation: "native" };

// The polyfill listens for focus and blur of the whole page: let it hear those of our nodes alone.
const { addEventListener } = target;
target.addEventListener = function (this: EventTarget, type: string, listener, options) {
  const watchesPage = this === window && options === true && (type === "focus" || type === "blur");
  const ours = (event: Event) => {
    if (isAdopted(event.target) && typeof listener === "function") listener(event);
  };
  addEventListener.call(this, type, watchesPage ? ours : listener, options);
};
