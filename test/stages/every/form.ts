import { expect } from "@open-wc/testing";
import { all, shadowOf, words } from "../../flow.js";
import { fields, type Shown } from "./state.js";

/** What password managers and keyboards need to know, by name of the field. */
const AUTOCOMPLETE: Readonly<Record<string, RegExp>> = {
  uidField: /^username( webauthn)?$/,
  username: /^username$/,
  password: /^current-password$/,
  code: /^one-time-code$/,
  phoneNumber: /^tel$/,
  email: /^email$/,
};

const SUBMITS = "button:not([type=button], [type=reset]), input[type=submit], input[type=image]";
/** Administrators may put links into the texts of a prompt; those open beside the page. */
const PRESSABLE = "button, a:not([target=_blank]), summary, [role=button], input[type=button]";

export function keepsFormContract(shown: () => Shown): void {
  it("has at most one form, with one submit control and nothing else to press", () => {
    const { stage } = shown();
    const forms = all(stage, "form");
    expect(forms.length).to.be.at.most(1);
    for (const form of forms) {
      expect(form.querySelectorAll(SUBMITS)).to.have.length(1);
      expect(form.querySelectorAll(PRESSABLE)).to.have.length(1);
      expect(form.querySelectorAll("button[type=submit]")).to.have.length(1);
    }
    expect(all(stage, "button:not([type])")).to.deep.equal([]);
  });

  it("keeps form, labels, fields and submit control in the root of the stage", () => {
    const { stage } = shown();
    const roots = all(stage, "*").filter((element) => element.shadowRoot?.querySelector("form, label, input, button"));
    expect(roots).to.deep.equal([]);
    for (const field of fields(stage)) expect(field.form).to.equal(shadowOf(stage).querySelector("form"));
  });

  it("names and labels each field, and says what belongs there", () => {
    const { stage } = shown();
    const ids = all(stage, "[id]").map((element) => element.id);
    expect(ids).to.deep.equal([...new Set(ids)]);
    for (const field of fields(stage)) {
      expect(field.name).not.to.equal("");
      expect(field.id).not.to.equal("");
      const label = shadowOf(stage).querySelector(`label[for="${field.id}"]`);
      expect(words(label) || field.getAttribute("aria-label")).to.be.ok;
      if (!label) expect(field.hasAttribute("readonly"), "only what is read may do without a visible label").to.be.true;
      const expected = stage.challenge.component === "ak-stage-prompt" ? undefined : AUTOCOMPLETE[field.name];
      if (expected) expect(field.getAttribute("autocomplete")).to.match(expected);
    }
  });

  it("has fields that do not make phones zoom", () => {
    const { stage } = shown();
    for (const field of fields(stage)) expect(parseFloat(getComputedStyle(field).fontSize)).to.be.at.least(16);
  });
}
