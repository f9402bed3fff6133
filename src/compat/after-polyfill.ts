import { mendLinks } from "./adopt.js";
import { describe, natives } from "./before-polyfill.js";
import { emulateClass } from "./emulate.js";
import { emulateSheets } from "./sheets.js";

/**
 * Evaluated right after the polyfill, in the same task: keeps the polyfill's members for us and restores the page's
 * own.
 */
const attachShadow = describe(Element.prototype, "attachShadow");
const shadowRoot = describe(Element.prototype, "shadowRoot");
const define = customElements.define.bind(customElements);

Object.defineProperty(Element.prototype, "attachShadow", natives.attachShadow);
Object.defineProperty(Element.prototype, "shadowRoot", natives.shadowRoot);
Reflect.deleteProperty(customElements, "define");
Object.defineProperty(CustomElementRegistry.prototype, "define", natives.define);
Object.defineProperty(EventTarget.prototype, "addEventListener", natives.addEventListener);
Object.defineProperty(EventTarget.prototype, "__shady_native_addEventListener", natives.addEventListener);
const { ShadowRoot, Event, CustomEvent, MouseEvent } = natives.globals;
Object.assign(window, { ShadowRoot, Event, CustomEvent, MouseEvent });
if (!window.akShadowRoot) throw new Error("The polyfill has kept its name");
emulateSheets(window.akShadowRoot);
mendLinks();

/** Renders elements of these classes into light DOM. To be called once, before any of them is created. */
export function emulate(...classes: Parameters<typeof emulateClass>[0][]) {
  for (const ElementClass of classes) emulateClass(ElementClass, { attachShadow, shadowRoot });
}

/** The polyfill's `define`: elements defined by it get no lifecycle callbacks when the polyfill only moves them. */
export { define };
