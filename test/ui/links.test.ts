import { expect, fixtureSync, html } from "@open-wc/testing";
import { nothing, type TemplateResult } from "lit";
import { link, links } from "../../src/ui/links.js";

function rendered(template: TemplateResult | typeof nothing): HTMLElement {
  return fixtureSync(html`<div>${template}</div>`);
}

describe("links", () => {
  it("are there only if they lead somewhere", () => {
    const there = rendered(link({ href: "/help", text: "Help", id: "help" }));
    expect(there.querySelector("a")?.getAttribute("href")).to.equal("/help");
    expect(there.querySelector("a")?.dataset.ouiaComponentId).to.equal("help");
    expect(rendered(link({ href: undefined, text: "Help" })).querySelector("a")).to.equal(null);
  });

  it("leave no empty row behind", () => {
    const row = rendered(links(link({ href: undefined, text: "Help" }), nothing));
    expect(row.childElementCount).to.equal(0);
  });
});
