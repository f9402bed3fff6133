import type { LitElement } from "lit";

const PROPERTIES = [
  "display",
  "color",
  "background-color",
  "margin",
  "padding",
  "letter-spacing",
  "word-spacing",
  "text-indent",
  "content",
];

/** What the specimen in a place looks like, node by node. */
export async function looksOf(place: ParentNode): Promise<Looks> {
  const outer = place.querySelector<LitElement>("x-compat-outer");
  await outer?.updateComplete;
  const inner = outer?.shadowRoot?.querySelector<LitElement>("x-compat-inner");
  await inner?.updateComplete;
  if (!outer || !inner) throw new Error("The specimen is not there");
  const looks: Looks = { host: look(outer), inner: look(inner) };
  for (const [name, root] of [
    ["outer", outer.shadowRoot],
    ["inner", inner.shadowRoot],
  ] as const) {
    const nodes = Array.from(root?.querySelectorAll("*") ?? []).filter((node) => node.localName !== "slot");
    nodes.forEach((node, index) => {
      const path = `${name} ${index} ${node.localName}.${node.className.replace(/ .*/, "")}`;
      looks[path] = look(node);
      looks[`${path}::before`] = look(node, "::before");
      looks[`${path}::placeholder`] = look(node, "::placeholder");
      looks[path].animated = String(node.getAnimations().map((animation) => endOf(animation)));
    });
  }
  return looks;
}

/** What a specimen of one kind looks like: itself, what is in its roots, and what stands between its tags. */
export async function looksOfKind(specimen: Element): Promise<Looks> {
  const place = document.createElement("div");
  place.style.inlineSize = "600px";
  document.body.append(place);
  place.append(specimen);
  // Lit renders in microtasks, an element inside another one after it.
  await new Promise(requestAnimationFrame);
  const nested = Array.from(specimen.shadowRoot?.querySelectorAll("*") ?? []).filter((it) => it.shadowRoot);
  const looks: Looks = {};
  for (const element of [specimen, ...nested]) {
    const nodes = [element, ...(element.shadowRoot?.querySelectorAll("*") ?? []), ...element.children];
    for (const node of new Set(nodes)) {
      if (node.localName === "slot") continue;
      const path = `${Object.keys(looks).length} ${node.localName}`;
      looks[path] = { ...look(node), "font-family": getComputedStyle(node).fontFamily };
      looks[path].animated = String(node.getAnimations().map((animation) => endOf(animation)));
      looks[`${path}::before`] = look(node, "::before");
      looks[`${path}::placeholder`] = look(node, "::placeholder");
    }
  }
  place.remove();
  return looks;
}

function look(node: Element, pseudo?: string): Record<string, string> {
  const style = getComputedStyle(node, pseudo);
  return Object.fromEntries(PROPERTIES.map((name) => [name, style.getPropertyValue(name)]));
}

function endOf(animation: Animation): string {
  const effect = animation.effect as KeyframeEffect;
  return String(effect.getKeyframes().at(-1)?.opacity);
}

/** Computed styles by node and property. */
export type Looks = Record<string, Record<string, string>>;
