import { expect } from "@open-wc/testing";
import { html, render } from "lit";
import { define, emulate } from "../../src/compat/index.js";
import { KINDS, Specimen, specimenOf } from "./kinds.js";
import { looksOf, looksOfKind, type Looks } from "./looks.js";
import { InnerSpecimen, OuterSpecimen } from "./specimen.js";

/** A page where the same elements are native: what they look like there is what is right. */
interface NativePage extends Window {
  looks: Promise<Looks>;
  looksOfKind: (kind: string) => Promise<Looks>;
}

async function nativePage(): Promise<NativePage> {
  const frame = document.createElement("iframe");
  frame.src = new URL("native.html", import.meta.url).href;
  frame.style.cssText = "inline-size: 600px; block-size: 600px";
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  return frame.contentWindow as NativePage;
}

emulate(OuterSpecimen, InnerSpecimen, Specimen);
define("x-compat-inner", InnerSpecimen);
define("x-compat-outer", OuterSpecimen);

describe("an emulated tree looks like a native one", () => {
  let page: NativePage;
  let native: Looks;
  let emulated: Looks;

  before(async () => {
    page = await nativePage();
    native = await page.looks;
    const place = document.createElement("div");
    place.style.cssText = "inline-size: 600px";
    document.body.append(place);
    render(html`<x-compat-outer wide class="loud"></x-compat-outer>`, place);
    emulated = await looksOf(place);
  });

  it("is in light DOM, where a scan of the document finds its fields", () => {
    expect(document.querySelector("x-compat-outer input.field")).to.exist;
  });

  it("has enough nodes to compare", () => {
    expect(Object.keys(native).length).to.be.greaterThan(20);
    expect(Object.keys(emulated)).to.deep.equal(Object.keys(native));
  });

  it("has the same styles in every node and property", () => {
    for (const [node, styles] of Object.entries(native)) expect(emulated[node], node).to.deep.equal(styles);
  });

  for (const [kind, { outer, inner = "", later = "", page: rules = "" }] of Object.entries(KINDS)) {
    it(`carries over ${kind}`, async () => {
      const right = await page.looksOfKind(kind);
      expect(await looksOfKind(specimenOf(kind, define))).to.deep.equal(right);
      // Each length and colour that the rules set is to be seen somewhere, or the comparison would prove nothing.
      const lengths = (outer + inner + later + rules).match(/\b\d+px(?= ?[;}])/g) ?? [];
      const seen = JSON.stringify(right);
      expect(lengths.some((length) => seen.includes(length)) || /red|Specimen|opacity/.test(outer)).to.equal(true);
    });
  }
});
