import { expect } from "@open-wc/testing";
import { all, insideOf, words } from "../../flow.js";
import { fields, type Field, type Shown } from "./state.js";

/** What password managers and keyboards need to know, by name of the field. */
const AUTOCOMPLETE: Readonly<Record<string, RegExp>> = {
  uidField: /^username( webauthn)?$/,
  username: /^username$/,
  password: /^current-password$/,
  code: /^(one-time-code|off)$/,
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
    expect(forms.length, "put all fields into one this.form(…)").to.be.at.most(1);
    for (const form of forms) {
      expect(form.querySelectorAll("button[type=submit]"), "give the form one submit(…)").to.have.length(1);
      expect(htmlOf(form.querySelectorAll(SUBMITS)), "leave the form one way to submit it").to.have.length(1);
      expect(htmlOf(form.querySelectorAll(PRESSABLE)), "put what else can be pressed below the form").to.have.length(1);
    }
    expect(htmlOf(all(stage, "button:not([type])")), 'say type="button" or type="submit" of each button').to.be.empty;
  });

  it("keeps form, labels, fields and submit control in the root of the stage", () => {
    const { stage } = shown();
    const roots = all(stage, "*").filter((element) => element.shadowRoot?.querySelector("form, label, input, button"));
    expect(htmlOf(roots), "render fields as templates of the stage, not as elements with a root of their own").to.be
      .empty;
    for (const field of fields(stage)) {
      const form = insideOf(stage).querySelector("form");
      expect(field.form === form, `put the field into this.form(…): ${field.outerHTML}`).to.be.true;
    }
  });

  it("names and labels each field, and says what belongs there", () => {
    const { stage } = shown();
    const ids = all(stage, "[id]").map((element) => element.id);
    expect(ids, "give each element an id of its own").to.deep.equal([...new Set(ids)]);
    for (const field of fields(stage)) {
      const which = field.outerHTML;
      expect(field.name, `give the field a name, under which it is sent: ${which}`).not.to.equal("");
      expect(field.id, `give the field an id, and its label the same as \`for\`: ${which}`).not.to.equal("");
      const label = insideOf(stage).querySelector(`label[for="${field.id}"]`);
      expect(words(label) || field.getAttribute("aria-label"), `label the field: ${which}`).to.be.ok;
      const mayHideLabel = field.hasAttribute("readonly");
      if (!label) expect(mayHideLabel, `label the field with <label for="${field.id}">: ${which}`).to.be.true;
      const expected = stage.challenge.component === "ak-stage-prompt" ? undefined : AUTOCOMPLETE[field.name];
      const says = `say by \`autocomplete\` what belongs into the field: ${which}`;
      if (expected) expect(field.getAttribute("autocomplete"), says).to.match(expected);
    }
  });

  it("has phones say what their Enter key does in each field", () => {
    const { stage } = shown();
    const inForm = fields(stage);
    for (const [index, field] of inForm.entries()) {
      if (!(field instanceof HTMLInputElement) || field.readOnly || /^(checkbox|radio|file|date)/.test(field.type))
        continue;
      // Enter sends a form in which no value is missing; else it leads to the first field without one.
      const isLast = !inForm.slice(index + 1).some(({ validity }) => validity.valueMissing);
      const says = `say by \`enterkeyhint\` what Enter does: ${field.outerHTML}`;
      expect(field.enterKeyHint, says).to.equal(isLast ? "go" : "next");
    }
  });

  it("has fields that do not make phones zoom", () => {
    const { stage } = shown();
    for (const field of fields(stage).filter(takesText)) {
      const size = parseFloat(getComputedStyle(field).fontSize);
      expect(size, `phones zoom in on fields with less than 16 px of text: ${field.outerHTML}`).to.be.at.least(16);
    }
  });
}

/** Phones zoom in on these alone. */
function takesText({ type }: Field): boolean {
  return !/^(checkbox|radio|file)$/.test(type);
}

function htmlOf(elements: Iterable<Element>): string[] {
  return Array.from(elements, (element) => element.outerHTML);
}
