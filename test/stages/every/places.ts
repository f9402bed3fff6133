import { BEGIN } from "./pseudo.js";

/** Something that users read or press, and where it stands. */
interface Place {
  element: Element;
  what: string;
  box: DOMRect;
}

/** Browsers round, and the boxes of letters are higher than what is drawn. */
const TOLERANCE = { x: 1.5, y: 4 };

/** What stands badly in some roots: what is cut off, lies over something else, or is beyond the edge of the screen. */
export function misplaced(roots: readonly ParentNode[]): string[] {
  const elements = roots.flatMap((root) => [...root.querySelectorAll("*")]).filter(isSeen);
  const places = elements.flatMap((element) => [...controlsAt(element), ...textsAt(element)]).map(inView);
  return [...elements.flatMap(cut), ...places.flatMap(beyond), ...overlaps(places)];
}

function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1; // smaller are texts for screen readers alone
}

/** Whether a box hides a part of its content. Fields scroll. */
function cut(element: Element): string[] {
  if (!(element instanceof HTMLElement) || element.matches("input, textarea, select, img, option"))
    return cutWords(element);
  const { overflowX, overflowY, display } = getComputedStyle(element);
  if (display === "inline" || display === "contents") return [];
  const isWider = !scrolls(overflowX) && element.scrollWidth > element.clientWidth + TOLERANCE.x;
  const isHigher = !scrolls(overflowY) && element.scrollHeight > element.clientHeight + TOLERANCE.y;
  return isWider || isHigher ? [`does not fit into its box: ${describe(element)}`] : [];
}

/** Whether a field is too small for the words of ours that it shows. */
function cutWords(element: Element): string[] {
  const words =
    element instanceof HTMLSelectElement
      ? element.selectedOptions[0]?.label
      : element instanceof HTMLInputElement && !element.value
        ? element.placeholder
        : "";
  if (!words?.startsWith(BEGIN)) return [];
  const style = getComputedStyle(element);
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return [];
  context.font = style.font;
  const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return context.measureText(words).width > room + TOLERANCE.x ? [`cuts “${words}”: ${describe(element)}`] : [];
}

function scrolls(overflow: string): boolean {
  return /auto|scroll/.test(overflow);
}

function controlsAt(element: Element): Place[] {
  if (!element.matches("input, select, textarea, button, img, summary")) return [];
  const box = element.getBoundingClientRect();
  // Buttons may stand where a field keeps room for them.
  const style = getComputedStyle(element);
  const [left, right] = [parseFloat(style.paddingLeft), parseFloat(style.paddingRight)];
  const inner = element.matches("input") ? new DOMRect(box.x + left, box.y, box.width - left - right, box.height) : box;
  return [{ element, what: describe(element), box: inner }];
}

/** The lines of text that an element holds itself. */
function textsAt(element: Element): Place[] {
  if (element.matches("style, option, textarea, select")) return [];
  return [...element.childNodes].flatMap((node) => {
    const text = node.textContent?.trim();
    if (node.nodeType !== Node.TEXT_NODE || !text) return [];
    const range = document.createRange();
    range.selectNodeContents(node);
    return Array.from(range.getClientRects(), (box) => ({ element, what: `“${text}”`, box }));
  });
}

/** The part that users see of something that scrolls. */
function inView(place: Place): Place {
  const { element, what, box } = place;
  const around = scrollerAround(element)?.getBoundingClientRect();
  if (!around) return place;
  const [left, top] = [Math.max(box.left, around.left), Math.max(box.top, around.top)];
  const [right, bottom] = [Math.min(box.right, around.right), Math.min(box.bottom, around.bottom)];
  return { element, what, box: new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top)) };
}

function scrollerAround({ parentElement }: Element): Element | undefined {
  if (!parentElement) return undefined;
  const { overflowX, overflowY } = getComputedStyle(parentElement);
  return scrolls(overflowX) || scrolls(overflowY) ? parentElement : scrollerAround(parentElement);
}

function beyond({ what, box }: Place): string[] {
  const isOut = box.left < -1 || box.right > document.documentElement.clientWidth + 1;
  return isOut ? [`is beyond the edge of the screen: ${what}`] : [];
}

function overlaps(places: readonly Place[]): string[] {
  return places.flatMap((one, index) =>
    places.slice(index + 1).flatMap((other) => {
      if (one.element.contains(other.element) || other.element.contains(one.element)) return [];
      const x = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const y = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      return x > TOLERANCE.x && y > TOLERANCE.y ? [`overlap: ${one.what} and ${other.what}`] : [];
    }),
  );
}

function describe(element: Element): string {
  const shown = element.cloneNode() as Element;
  return `${shown.outerHTML.slice(0, 200)} ${element.textContent.replace(/\s+/g, " ").trim().slice(0, 80)}`;
}
