import type { LitElement } from "lit";
import { wantsCompatibility } from "./choice.js";

/** Defines an element. */
export type Define = (name: string, constructor: CustomElementConstructor) => void;

/**
 * Resolves to the function by which an entry defines its elements: natively, or in compatibility mode if that is
 * chosen. The code of compatibility mode is loaded only then, and before the first element is defined.
 * @param setting - the setting of the brand or the page
 * @param classes - the base classes of the elements
 */
export async function definition(
  setting: string | boolean | null | undefined,
  ...classes: (abstract new () => LitElement)[]
): Promise<Define> {
  const chosen = wantsCompatibility({
    query: new URLSearchParams(location.search).get("compatibility"),
    attribute: document.querySelector("ak-flow-executor")?.getAttribute("compatibility-mode") ?? null,
    forced: (window.ShadyDOM as { force?: boolean } | undefined)?.force === true,
    setting,
    coarse: matchMedia("(pointer: coarse)").matches,
  });
  if (chosen) {
    try {
      const { define, emulate } = await import("./index.js");
      emulate(...classes);
      return define;
    } catch (error) {
      // Without it password managers may miss the fields, but users can sign in.
      console.warn("Compatibility mode could not be loaded", error);
    }
  }
  return (name, constructor) => customElements.define(name, constructor);
}
