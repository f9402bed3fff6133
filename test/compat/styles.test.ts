import { expect } from "@open-wc/testing";
import { html, render } from "lit";
import { define, emulate } from "../../src/compat/index.js";
import { InnerSpecimen, OuterSpecimen } from "./specimen.js";

/** The same two elements natively, in a page of their own: what they look like there is what is right. */
async function nativeStyles(): Promise<Looks> {
  const frame = document.createElement("iframe");
  frame.src = new URL("native.html", import.meta.url).href;
  frame.style.cssText = "inline-size: 600px; block-size: 600px";
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  const looks = await (frame.contentWindow as Window & { looks: Promise<Looks> }).looks;
  frame.remove();
  return looks;
}

/** Computed styles by node and property. */
export type Looks = Record<string, Record<string, string>>;

emulate(OuterSpecimen, InnerSpecimen);
define("x-compat-inner", InnerSpecimen);
define("x-compat-outer", OuterSpecimen);

describe("an emulated tree looks like a native one", () => {
  let native: Looks;
  let emulated: Looks;

  before(async () => {
    const { looksOf } = await import("./looks.js");
    native = await nativeStyles();
    const place = document.createElement("div");
    place.style.cssText = "inline-size: 600px";
    document.body.append(place);
    render(html`<x-compat-outer wide class="loud"></x-compat-outer>`, place);
    emulated = await looksOf(place);
  });

  it("stands in light DOM, where a scan of the document finds its fields", () => {
    expect(document.querySelector("x-compat-outer input.field")).to.exist;
  });

  it("compares more than a handful of nodes", () => {
    expect(Object.keys(native).length).to.be.greaterThan(20);
    expect(Object.keys(emulated)).to.deep.equal(Object.keys(native));
  });

  it("agrees in every node and property", () => {
    for (const [node, styles] of Object.entries(native)) expect(emulated[node], node).to.deep.equal(styles);
  });
});
