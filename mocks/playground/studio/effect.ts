import { fixtures } from "../../challenges/index.js";
import type { Component } from "../../../src/protocol/index.js";
import { stageTitle, stateTitle, tree } from "../../gallery/titles.js";
import type { StageFrame } from "../../gallery/frame.js";
import { flowOf, plainLook } from "./look.js";
import { nodesOf } from "./nodes.js";
import type { Rule, Sheet } from "./sheet.js";

/** What a rule reaches. */
export interface Effect {
  rule: Rule;
  /** Whether the browser takes its selector. */
  isUnderstood: boolean;
  /** The first step that has something it reaches, as people call it; nothing if none has. */
  where: string | undefined;
}

/** States that differ from others in their texts alone. */
const HOSTILE = ["hostile", "script"];
/** Stages that are there only while they load pages of others. */
const LEAVING: readonly Component[] = ["xak-flow-frame", "ak-provider-iframe-logout", "ak-stage-autosubmit"];

/** What users can meet: the usual state of each stage first, from sign-in on. */
const states = tree()
  .flatMap(({ components }) => components.flatMap((it) => fixtures.filter(({ component }) => component === it)))
  .filter(({ component }) => !LEAVING.includes(component))
  .flatMap(({ component, states }) => Object.keys(states).map((state, at) => ({ component, state, at })))
  .filter(({ state }) => !HOSTILE.includes(state))
  .sort((one, other) => Number(one.at > 0) - Number(other.at > 0));

/** How many states are looked through. */
export const STATES = states.length;

/** The property that a rule of this number is marked by. */
const mark = (at: number) => `--studio-rule-${at}`;

/**
 * Finds what the rules of a sheet reach in the stages. The frame gets a brand whose CSS has the same selectors, each with a
 * mark of its own: so the browser itself says what they reach, in the mode of the frame.
 *
 * @param tell - called with the number of states that were looked through
 * @param signal - ends the search
 */
export async function findEffects(
  { rules }: Sheet,
  { executor, show }: StageFrame,
  tell: (done: number) => void,
  signal: AbortSignal,
): Promise<Effect[]> {
  const effects = rules.map((rule): Effect => ({ rule, isUnderstood: isUnderstood(rule.chain), where: undefined }));
  const view = executor.ownerDocument.defaultView;
  if (!view) return effects;
  for (const at of rules.keys()) register(view, at);
  const css = rules.map(({ chain, atAnyTime }, at) => nest(chain, mark(at)) + nest(atAnyTime, mark(at))).join("");
  executor.brand = { ...executor.brand, branding_custom_css: css };
  let open = [...effects.entries()].filter(([, { isUnderstood }]) => isUnderstood);
  for (const [done, { component, state }] of states.entries()) {
    if (!open.length || signal.aborted) break;
    await show(component, state, flowOf(plainLook));
    for (const theme of ["light", "dark"] as const) {
      executor.theme = executor.ownerDocument.documentElement.dataset["theme"] = theme;
      await executor.updateComplete;
      const styles = nodesOf(executor.ownerDocument).map((node) => view.getComputedStyle(node));
      open = open.filter(([at, effect]) => {
        if (!styles.some((style) => style.getPropertyValue(mark(at)))) return true;
        effect.where = `${stageTitle(component)}: ${stateTitle(state)}`;
        return false;
      });
    }
    tell(done + 1);
  }
  return effects;
}

/** The mark of a rule is that of the elements which it reaches, and not of all that is inside them. */
function register(view: Window & typeof globalThis, at: number) {
  try {
    view.CSS.registerProperty({ name: mark(at), syntax: "*", inherits: false });
  } catch {
    // it is known from the search before
  }
}

/** Rules in one another, of which the innermost sets a property. */
function nest(chain: readonly string[], property: string): string {
  return `${chain.map((selector) => `${selector}{`).join("")}${property}:1${"}".repeat(chain.length)}`;
}

function isUnderstood(chain: readonly string[]): boolean {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(nest(chain, "--x"));
  let [rule] = sheet.cssRules;
  for (let depth = 1; depth < chain.length; depth++) rule = (rule as CSSStyleRule | undefined)?.cssRules[0];
  return rule instanceof CSSStyleRule && rule.style.length === 1;
}
