import type { LitElement } from "lit";
import { chosenMode } from "./choice.js";

/** Defines an element. */
export type Define = (name: string, constructor: CustomElementConstructor) => void;

/** The settings of the page that an entry is for. */
export interface PageMode {
  /** The setting of the brand or the page. */
  setting?: string | boolean | null | undefined;
  /** Whether this is our page, not a tag on another page. */
  isPage: boolean;
}

type ElementClass = abstract new () => LitElement;

/**
 * Chooses how an entry's elements render, and resolves to the function that defines them. The code of compatibility
 * mode is loaded only if that is chosen, and before the first element is defined.
 * @param page - what is known of the page
 * @param Executor - the class of executors
 * @param Stage - the base class of stages
 */
export async function definition(
  { setting, isPage }: PageMode,
  Executor: ElementClass & { isLight: boolean; define: Define },
  Stage: ElementClass,
): Promise<Define> {
  const mode = chosenMode({
    query: new URLSearchParams(location.search).get("compatibility"),
    attribute: document.querySelector("ak-flow-executor")?.getAttribute("compatibility-mode"),
    forced: (window.ShadyDOM as { force?: boolean } | undefined)?.force,
    setting,
    coarse: matchMedia("(pointer: coarse)").matches,
    driven: navigator.webdriver,
    isPage,
    able: nestsRules(),
  });
  Executor.isLight = mode === "light";
  if (mode === "on") {
    try {
      const { define, emulate } = await import("./index.js");
      emulate(Executor, Stage);
      return define;
    } catch (error) {
      // Without it password managers may miss the fields, but users can sign in.
      console.warn("Compatibility mode could not be loaded", error);
    }
  }
  return Executor.define;
}

/** Whether the browser nests rules in rules, those that begin with the name of an element too: from Chrome 120 on. */
function nestsRules(): boolean {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("a{b{top:0}}");
  const [rule] = sheet.cssRules;
  return Boolean((rule as Partial<CSSStyleRule> | undefined)?.cssRules?.length);
}
