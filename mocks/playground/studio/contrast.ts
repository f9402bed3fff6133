import { nodesOf } from "./nodes.js";

/** How well a colour stands out from what is behind it. */
export interface Verdict {
  what: string;
  /** The least ratio of contrast by WCAG: of text 4.5, of edges and rings 3. */
  least: 4.5 | 3;
  /** Nothing if a picture or a gradient is behind. */
  ratio: number | undefined;
}

/** Where a colour is looked for: a property of the first element that is shown, and whether it lies on its own ground. */
interface Place {
  what: string;
  selector: string;
  property: "color" | "borderTopColor";
  least: Verdict["least"];
  /** Whether the element's own background is behind the colour, and not what is around the element. */
  isInside: boolean;
}

const text = { property: "color", least: 4.5, isInside: true } as const;
const edge = { property: "borderTopColor", least: 3 } as const;

const PLACES: readonly Place[] = [
  { what: "Text on the main button", selector: "[type=submit]", ...text },
  { what: "Edge of the main button", selector: "[type=submit]", ...edge, isInside: false },
  { what: "Headings", selector: ".pf-c-title", ...text },
  { what: "Labels", selector: ".pf-c-form__label-text", ...text },
  { what: "Explanations", selector: ".pf-c-login__main p:not([hidden]), p", ...text },
  { what: "Links", selector: "a, .pf-m-link", ...text },
  { what: "Text in fields", selector: ".pf-c-form-control", ...text },
  { what: "Edges of fields", selector: ".pf-c-form-control", ...edge, isInside: true },
  { what: "Messages", selector: ".pf-c-alert", ...text },
];

/** Judges the colours of what a frame shows. */
export function verdictsOn(executor: HTMLElement): Verdict[] {
  const shown = nodesOf(executor).filter((it): it is HTMLElement => "checkVisibility" in it && it.checkVisibility());
  const verdicts = PLACES.flatMap(({ what, selector, property, least, isInside }): Verdict[] => {
    const element = shown.find((it) => it.matches(selector));
    if (!element) return [];
    const ground = groundOf(isInside ? element : around(element));
    return [{ what, least, ratio: ground && contrast(styleOf(element)[property], ground) }];
  });
  const card = shown.find((it) => it.matches(".pf-c-login__main"));
  const ground = card && groundOf(card);
  return card
    ? [...verdicts, { what: "Ring of the focus", least: 3, ratio: ground && contrast(ring(card), ground) }]
    : verdicts;
}

/** Frames have windows of their own. */
function styleOf(element: Element): CSSStyleDeclaration {
  return (element.ownerDocument.defaultView ?? window).getComputedStyle(element);
}

/** The colour of rings, which are there only while something has the focus. */
function ring(beside: Element): string {
  const probe = beside.ownerDocument.createElement("span");
  probe.style.color = "var(--ak-ring)";
  beside.append(probe);
  const { color } = styleOf(probe);
  probe.remove();
  return color;
}

function around(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? ("host" in root ? (root as ShadowRoot).host : null);
}

/** The backgrounds behind an element, the nearest last, down to one that nothing shows through. */
function groundOf(element: Element | null): string[] | undefined {
  const layers: string[] = [];
  for (let at = element; at; at = around(at)) {
    const { backgroundColor, backgroundImage } = styleOf(at);
    if (backgroundImage !== "none") return undefined;
    layers.unshift(backgroundColor);
    if (paint([backgroundColor]).alpha === 255) break;
  }
  return layers;
}

const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

/** What colours of CSS look like, one over the other. */
function paint(layers: readonly string[]): { luminance: number; alpha: number } {
  if (!canvas) throw new Error("The browser cannot mix colours");
  canvas.clearRect(0, 0, 1, 1);
  for (const layer of layers) {
    canvas.fillStyle = layer;
    canvas.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return { luminance: 0.2126 * r + 0.7152 * g + 0.0722 * b, alpha };
}

/** The ratio of contrast by WCAG of a colour and what is behind it. */
function contrast(colour: string, ground: readonly string[]): number {
  const behind = ["#fff", ...ground];
  const [dark, light] = [paint(behind).luminance, paint([...behind, colour]).luminance].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
