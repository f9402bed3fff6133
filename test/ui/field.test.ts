import { expect, fixtureSync, html } from "@open-wc/testing";
import { field, type FieldOptions } from "../../src/ui/field.js";

const options: FieldOptions = { name: "colour", label: "Favourite colour" };

function rendered(changes: Partial<FieldOptions> = {}) {
  const root = fixtureSync(html`<div>${field({ ...options, ...changes })}</div>`);
  const [input] = root.getElementsByTagName("input");
  if (!input) throw new Error("There is no input");
  return { root, input };
}

describe("a field", () => {
  it("is labelled, and found by its label", () => {
    const { root, input } = rendered();
    expect(root.querySelector("label")?.control).to.equal(input);
    expect(input.labels?.[0]?.textContent).to.contain("Favourite colour");
    expect(input.name).to.equal("colour");
  });

  it("is not invalid before the server refused it", () => {
    const { root, input } = rendered();
    expect(input.hasAttribute("aria-invalid")).to.be.false;
    expect(input.hasAttribute("aria-describedby")).to.be.false;
    expect(root.querySelector("[role=alert]")).to.equal(null);
  });

  it("tells every reason for its refusal", () => {
    const { root, input } = rendered({ errors: [{ string: "Not a colour." }, { string: "Too long." }] });
    const note = root.querySelector(`#${input.getAttribute("aria-describedby")}`);
    expect(note?.textContent.trim()).to.equal("Not a colour. Too long.");
    expect(input.getAttribute("aria-invalid")).to.equal("true");
  });

  it("marks what the server says as a text of its own, and not what the page says", () => {
    const { root } = rendered({ errors: [{ string: "Not a colour." }] });
    expect(root.querySelector("[role=alert] bdi")?.textContent).to.equal("Not a colour.");
    const { root: other } = rendered({ errors: [{ string: "Please fill in this field.", isOurs: true }] });
    expect(other.querySelector("[role=alert]")?.textContent.trim()).to.equal("Please fill in this field.");
    expect(other.querySelector("bdi")).to.equal(null);
  });

  it("writes texts in their own direction, addresses and secrets from left to right", () => {
    expect(rendered().input.dir).to.equal("auto");
    expect(rendered({ type: "email" }).input.dir).to.equal("ltr");
    expect(rendered({ type: "password" }).input.dir).to.equal("ltr");
  });

  it("is left alone by phones that correct and capitalise", () => {
    const { input } = rendered();
    expect(input.autocapitalize).to.equal("none");
    expect(input.spellcheck).to.be.false;
  });
});
