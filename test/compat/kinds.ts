import { LitElement, html, nothing, render, unsafeCSS, type TemplateResult } from "lit";
import { html as staticHtml, unsafeStatic } from "lit/static-html.js";

/** A kind of rule that the style bridge carries over, with a tree in which it shows. */
interface Kind {
  /** Rules of the outer element. */
  outer: string;
  /** Its content; `<x-inner>` stands for an element inside of it. */
  content: (inner: (light?: TemplateResult) => TemplateResult) => TemplateResult;
  /** Rules and content of the inner element. */
  inner?: string;
  innerContent?: TemplateResult;
  /** What stands between the tags of the outer element. */
  light?: TemplateResult;
  /** Rules that the outer element's sheet is given once it is shown, as a brand's is. */
  later?: string;
  /** Rules of the page that the outer element, `x-outer`, stands in. */
  page?: string;
}

const plain = () => html`<p class="a">A</p>`;
const slot = html`<div><slot></slot></div>`;

export const KINDS: Readonly<Record<string, Kind>> = {
  ":host": { outer: ":host { display: block; padding: 3px }", content: plain },
  ":host()": {
    outer: ":host([wide]) { display: block; padding: 4px } :host(.loud) .a { color: rgb(1, 2, 3) }",
    content: plain,
  },
  ":host against the tree around it": {
    outer: "x-inner { padding: 5px }",
    content: (inner) => inner(),
    inner: ":host { display: block; padding: 9px; margin: 2px }",
  },
  ":host beside classes": {
    outer: ".b .a { padding: 1px } :host .a { padding: 3px }",
    content: () => html`<div class="b"><p class="a">A</p></div>`,
  },
  "::slotted": {
    outer: ".a { margin: 1px }",
    content: (inner) => inner(html`<p class="a">A</p>`),
    inner: "::slotted(*) { padding: 6px; margin: 9px } ::slotted(.a) { color: rgb(1, 2, 3) }",
    innerContent: slot,
  },
  "::slotted of a named slot": {
    outer: "",
    content: (inner) =>
      inner(
        html`<p>A</p>
          <b slot="end">B</b>`,
      ),
    inner: 'slot[name="end"]::slotted(*) { padding: 6px }',
    innerContent: html`<div><slot></slot></div>
      <div><slot name="end"></slot></div>`,
  },
  "::slotted through nested slots": {
    // What is handed on to a further slot is reached by the rules of the last one alone.
    outer: "",
    content: (inner) => inner(html`<slot></slot>`),
    inner: "::slotted(p) { padding: 7px }",
    innerContent: slot,
    light: html`<p>Light</p>`,
  },
  "::part": {
    outer: "x-inner::part(core) { color: rgb(1, 2, 3) }",
    content: (inner) => inner(),
    inner: "#core { color: rgb(4, 5, 6); padding: 1px }",
    innerContent: html`<p id="core" part="core">Core</p>
      <p>No part</p>`,
  },
  "::part from the page": {
    page: "x-outer::part(core) { color: rgb(1, 2, 3); padding: 5px } .loud::part(core):first-child { margin: 6px }",
    outer: "#core { color: rgb(4, 5, 6); padding: 1px; margin: 2px } .wide { letter-spacing: 3px }",
    content: (inner) =>
      html`<p id="core" class="wide" part="core other">Core</p>
        ${inner()}`,
    inner: "p { padding: 2px }",
    innerContent: html`<p part="core">Core of another tree</p>`,
  },
  "::part from the page, in nested rules and others": {
    page: `x-outer { &::part(core) { padding: 5px } &:not(.loud)::part(core) { padding: 6px } }
      @media (min-width: 1px) { x-outer[wide]::part(core other) { margin: 7px } }
      x-none, .loud x-outer::part(core), x-outer.loud::part(core)::before { content: "»"; letter-spacing: 8px }
      x-outer::part(other) { @supports (display: grid) { text-indent: 9px } }`,
    outer: "p { padding: 1px; margin: 1px; letter-spacing: 1px; text-indent: 1px }",
    content: () =>
      html`<p part="core other">Both</p>
        <p part="core">Core</p>`,
  },
  nesting: {
    outer:
      ".a { & > b { margin: 3px } &.loud { padding: 4px; @media (min-width: 1px) { text-indent: 5px } } color: red }",
    content: () =>
      html`<p class="a loud"><b>B</b></p>
        <p class="a">A</p>`,
  },
  ":is": {
    outer: ":is(p, b) { padding: 1px } :is(.a b) { margin: 2px }",
    content: () => html`<p class="a"><b>B</b></p>`,
  },
  ":where": { outer: ":where(.a, b) { padding: 1px } p { padding: 2px }", content: plain },
  ":not": {
    outer: "p:not(.a, b) { padding: 1px }",
    content: () =>
      html`<p class="a">A</p>
        <p>B</p>`,
  },
  ":has": {
    outer: "p:has(> b) { padding: 1px } p:has(+ p) { margin: 2px }",
    content: () =>
      html`<p><b>B</b></p>
        <p>A</p>`,
  },
  combinators: {
    outer: "p > b { margin: 1px } p + p { padding: 2px } p ~ i { text-indent: 3px } p i { margin: 4px }",
    content: () =>
      html`<p><b>B</b></p>
        <p><i>I</i></p>
        <i>J</i>`,
  },
  "attributes with brackets, commas and quotes": {
    outer: `[data-a="a b,c] >"] { padding: 1px }`,
    content: () => html`<p data-a="a b,c] &gt;">A</p>`,
  },
  "pseudo-elements": {
    outer: '.a::before { content: "»"; padding: 2px } input::placeholder { color: rgb(1, 2, 3) }',
    content: () =>
      html`<p class="a">A</p>
        <input placeholder="…" aria-label="Field" />`,
  },
  "@layer": {
    outer: `@layer base, theme; @layer theme { .a { margin: 2px } } @layer base { .a { margin: 1px; padding: 1px } }`,
    content: plain,
  },
  "@layer of the same name in two trees": {
    outer: "@layer theme, base; @layer base { .a { margin: 2px } } @layer theme { .a { margin: 1px } }",
    content: (inner) =>
      html`<p class="a">A</p>
        ${inner()}`,
    inner: "@layer base, theme; @layer base { .a { margin: 3px } } @layer theme { .a { margin: 4px } }",
    innerContent: html`<p class="a">A</p>`,
  },
  "@container": {
    outer: "div { container-type: inline-size } @container (min-width: 10px) { .a { padding: 1px } }",
    content: () => html`<div><p class="a">A</p></div>`,
  },
  "@media": { outer: "@media (min-width: 1px) { .a { padding: 1px } :host { margin: 2px } }", content: plain },
  "@supports": { outer: "@supports (display: grid) { .a { padding: 1px } }", content: plain },
  "@keyframes of the same name in two trees": {
    outer: "@keyframes turn { to { opacity: 0.5 } } .a { animation: 1s turn 5s }",
    content: (inner) =>
      html`<p class="a">A</p>
        ${inner()}`,
    inner: "@keyframes turn { to { opacity: 0.1 } } .a { animation-name: turn; animation-duration: 1s }",
    innerContent: html`<p class="a">A</p>`,
  },
  "@font-face": {
    outer: '@font-face { font-family: "Specimen"; src: local("DejaVu Sans") } .a { font-family: "Specimen" }',
    content: plain,
  },
  "custom properties": {
    outer: ":host { --space: 7px } .a { padding: var(--space) }",
    content: (inner) =>
      html`<p class="a">A</p>
        ${inner()}`,
    inner: ".a { margin: var(--space, 1px) }",
    innerContent: html`<p class="a">A</p>`,
  },
  "trees that share their names": {
    outer: ".a { padding: 1px }",
    content: (inner) =>
      html`<p class="a">A</p>
        ${inner(html`<p class="a">Light</p>`)}`,
    inner: ".a { margin: 2px }",
    innerContent: html`<p class="a">A</p>
      <div><slot></slot></div>`,
  },
  specificity: {
    outer: "#b.b { padding: 1px } p.b.b { padding: 2px } p { padding: 3px; margin: 3px } :host .b { margin: 4px }",
    content: () => html`<p id="b" class="b">B</p>`,
  },
  order: { outer: ".a { padding: 1px } .a { padding: 2px } p.a { margin: 1px } .a { margin: 2px }", content: plain },
  "a brand's rules, which come later": {
    outer: "",
    content: plain,
    later: ".a { padding: 8px } :host { margin: 2px }",
  },
};

/** What all elements of the kinds are. */
export class Specimen extends LitElement {}

function pageStyle(rules: string): HTMLStyleElement {
  return Object.assign(document.createElement("style"), { textContent: rules });
}

function kindOf(name: string): Kind {
  const kind = KINDS[name];
  if (!kind) throw new Error(`There is no kind ${name}`);
  return kind;
}

/** Defines the elements of a kind. @returns the outer one, ready to be placed */
export function specimenOf(
  name: string,
  define: (tag: string, constructor: CustomElementConstructor) => void,
): HTMLElement {
  const kind = kindOf(name);
  const tag = `x-kind-${Object.keys(KINDS).indexOf(name)}`;
  const inner = unsafeStatic(`${tag}-inner`);
  const sheet = (rules = "") => unsafeCSS(rules.replaceAll("x-inner", `${tag}-inner`));
  const later = new CSSStyleSheet();
  if (kind.page) document.head.append(pageStyle(kind.page.replaceAll("x-outer", tag)));

  define(
    `${tag}-inner`,
    class extends Specimen {
      static override styles = sheet(kind.inner);
      override render() {
        return kind.innerContent;
      }
    },
  );
  define(
    tag,
    class extends Specimen {
      static override styles = [sheet(kind.outer), later];
      override render() {
        return kind.content((light) => staticHtml`<${inner}>${light ?? nothing}</${inner}>`);
      }
      override firstUpdated() {
        later.replaceSync(kind.later ?? "");
      }
    },
  );
  const specimen = document.createElement(tag);
  specimen.className = "loud";
  specimen.toggleAttribute("wide");
  render(kind.light ?? nothing, specimen);
  return specimen;
}
