import { expect } from "@open-wc/testing";
import "axe-core/axe.min.js";
import type axeCore from "axe-core";
import { all } from "../../flow.js";
import type { Shown } from "./state.js";

/** Rules about whole pages, which an element in a page cannot keep. */
const PAGE_RULES = ["region", "landmark-one-main", "page-has-heading-one", "document-title", "html-has-lang"];

const rules = Object.fromEntries(PAGE_RULES.map((rule) => [rule, { enabled: false }]));

/** What axe has to say about an element and all roots below it, by all of its rules or some. */
export async function complaints(element: Element, ...runOnly: string[]): Promise<string[]> {
  const which = runOnly.length ? { runOnly } : { rules };
  const resultTypes: axeCore.resultGroups[] = ["violations", "incomplete"];
  const { violations, incomplete, inapplicable } = await window.axe.run(element, { ...which, resultTypes });
  // What axe cannot judge is left to people, except for colours; a rule that breaks finds nothing either.
  const unjudged = incomplete.filter(({ id, nodes }) => id === "color-contrast" || nodes.some(isBroken));
  const complaints = [...violations, ...unjudged].flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, html, any }) => `${id}: ${String(target)} ${html} ${any.map(({ message }) => message).join()}`,
    ),
  );
  // There is text in every state: a rule that finds none looks in the wrong place.
  return inapplicable.some(({ id }) => id === "color-contrast") ? ["color-contrast: saw no text"] : complaints;
}

/** Whether a rule broke where it looked at this. */
function isBroken({ any, all, none }: axeCore.NodeResult): boolean {
  return [...any, ...all, ...none].some(({ id }) => id === "error-occurred");
}

/** Colours are judged as they will stand; in a page in the background they would never get there. */
export function endTransitions(stage: Element): void {
  const motions = all(stage, "*").flatMap((element) => element.getAnimations());
  for (const motion of motions) if (motion instanceof CSSTransition) motion.finish();
}

export function isAccessible(shown: () => Shown): void {
  it("gives axe nothing to find", async () => {
    expect(await complaints(shown().visit.executor)).to.deep.equal([]);
  });
}

export function isLegibleInTheDark(shown: () => Shown): void {
  it("gives axe nothing to find in the dark", async () => {
    const { visit, stage } = shown();
    visit.executor.theme = "dark";
    await visit.executor.updateComplete;
    await stage.updateComplete;
    endTransitions(stage);
    expect(await complaints(visit.executor, "color-contrast", "target-size")).to.deep.equal([]);
    visit.executor.theme = "light";
    await visit.executor.updateComplete;
  });
}

declare global {
  interface Window {
    /** Where axe puts itself. */
    axe: typeof axeCore;
  }
}
