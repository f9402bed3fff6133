import { expect } from "@open-wc/testing";
import { all, one, show } from "../../flow.js";
import type { Shown, State } from "./state.js";

/** A narrow phone, or a wide page at 400 %, leaves 320 px. */
export function fits({ title, challenge }: State): void {
  it(`shows ${title}, overflows nowhere and cuts nothing off`, async () => {
    const { visit, stage } = await show(challenge);
    expect(document.documentElement.scrollWidth).to.be.at.most(document.documentElement.clientWidth);
    const card = one(visit.executor, ".pf-c-login__main");
    const cut = [card, ...all(stage, "*")].filter(
      (box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0 && !mayHideSome(box),
    );
    expect(
      cut.map((element) => element.outerHTML),
      "let these wrap or scroll: at 320 px their content is cut off",
    ).to.deep.equal([]);
    const edge = card.getBoundingClientRect();
    const beyond = all(stage, "*").filter((box) => {
      const { left, right } = box.getBoundingClientRect();
      return box.checkVisibility() && (left < edge.left || right > edge.right) && !isInScroller(box);
    });
    expect(
      beyond.map((element) => element.outerHTML),
      "keep these inside the card at 320 px",
    ).to.deep.equal([]);
  });
}

/** Boxes stand the other way round, but for a pixel that browsers round away. */
export function mirrors(shown: () => Shown): void {
  it("stands the other way round from right to left", () => {
    const { visit, stage } = shown();
    const card = one(visit.executor, ".pf-c-login__main");
    const boxes = [card, ...all(visit.executor, ".pf-c-login *"), ...all(stage, "*")].filter(isBox);
    const leftToRight = boxes.map((box) => placeOf(box, "left"));
    visit.executor.dir = "rtl";
    const rightToLeft = boxes.map((box) => placeOf(box, "right"));
    visit.executor.dir = "ltr";
    const astray = boxes.flatMap((box, index) => {
      const [one, other] = [leftToRight[index], rightToLeft[index]];
      const isMirrored = one && other && Math.abs(one.start - other.start) <= 1 && one.around === other.around;
      return isMirrored ? [] : [`${box.outerHTML}: ${JSON.stringify(one)} became ${JSON.stringify(other)}`];
    });
    expect(astray, "use logical properties (inline-start, not left), so that these stand the other way round").to.be
      .empty;
  });
}

/** Place of a box from one side of the viewport, and what surrounds its content, seen from that side. */
function placeOf(box: Element, side: "left" | "right"): { start: number; around: string } {
  const { left, right } = box.getBoundingClientRect();
  const style = getComputedStyle(box);
  const otherSide = side === "left" ? "right" : "left";
  const around = (from: string) => [`padding-${from}`, `border-${from}-width`].map((it) => style.getPropertyValue(it));
  const start = side === "left" ? left : document.documentElement.clientWidth - right;
  return { start, around: [...around(side), ...around(otherSide)].join(" ") };
}

/** Text within a line goes where its script goes, and so do lists in a text. */
function isBox(element: Element): boolean {
  if (element.matches("[dir=auto] *")) return false;
  return element.checkVisibility() && !["inline", "contents", "none"].includes(getComputedStyle(element).display);
}

/** Fields scroll with what is typed, pictures are no text. */
function mayHideSome(element: Element): boolean {
  return element.matches("input, img") || scrolls(element);
}

function scrolls(element: Element): boolean {
  return /auto|scroll/.test(getComputedStyle(element).overflowX);
}

function isInScroller({ parentElement }: Element): boolean {
  return parentElement !== null && (scrolls(parentElement) || isInScroller(parentElement));
}
