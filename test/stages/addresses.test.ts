import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import emailCodes from "../../mocks/challenges/authenticator-email.js";
import identification from "../../mocks/challenges/identification.js";
import prompts from "../../mocks/challenges/prompt.js";
import { input, show, submit } from "../flow.js";

const { first } = emailCodes.states;
const { emailOnly } = identification.states;
const [email] = prompts.states.everyType.fields.filter(({ type }) => type === "email");

/** What is typed character by character, by way of the browser's own handling of the field. */
async function typed(field: HTMLInputElement, text: string) {
  field.focus();
  field.value = "";
  await sendKeys({ type: text });
}

describe("an e-mail address is sent as it was typed", () => {
  for (const address of ["ada@münchen.example", "jörg@example.org", '"ada lovelace"@example.org']) {
    it(`to sign in: ${address}`, async () => {
      const { executor, stage } = await show(emailOnly);
      await typed(input(stage, "uidField"), address);
      submit(stage);
      expect(await executor.sent()).to.deep.equal({ component: emailOnly.component, uid_field: address });
    });

    it(`to receive codes: ${address}`, async () => {
      const { executor, stage } = await show(first);
      await typed(input(stage, "email"), address);
      submit(stage);
      expect(await executor.sent()).to.deep.equal({ component: first.component, email: address });
    });

    it(`to a prompt: ${address}`, async () => {
      const field = { ...email, field_key: "address" } as (typeof prompts.states.everyType.fields)[number];
      const { executor, stage } = await show({ ...prompts.states.everyType, fields: [field] });
      await typed(input(stage, "address"), address);
      submit(stage);
      expect(await executor.sent()).to.deep.equal({ component: "ak-stage-prompt", address });
    });
  }

  it("without the space that phones put behind it", async () => {
    const { executor, stage } = await show(first);
    await typed(input(stage, "email"), "ada@example.org ");
    submit(stage);
    expect(await executor.sent()).to.deep.equal({ component: first.component, email: "ada@example.org" });
  });

  it("with a keyboard for addresses, and nothing that corrects them", async () => {
    for (const [challenge, name, purpose] of [
      [emailOnly, "uidField", "username"],
      [first, "email", "email"],
    ] as const) {
      const { stage } = await show<typeof challenge.component>(challenge);
      const field = input(stage, name);
      const { inputMode, autocomplete, autocapitalize, spellcheck } = field;
      expect({ inputMode, autocomplete, autocapitalize, spellcheck }).to.deep.equal({
        inputMode: "email",
        autocomplete: purpose,
        autocapitalize: "none",
        spellcheck: false,
      });
    }
  });
});
