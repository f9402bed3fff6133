import { expect } from "@open-wc/testing";
import password from "../../mocks/challenges/password.js";
import { locales } from "../../src/i18n/locales.js";
import { english, translation } from "../../src/i18n/translation.js";
import { loadRefusal } from "../../src/stage/refusal.js";
import { all, input, one, show, submit, until, words } from "../flow.js";

/** What users read of an error, at its field and above the form; nothing if that is what the server says. */
async function told(code: string | undefined, string: string) {
  const refusal = await loadRefusal();
  const error = code === undefined ? { string } : { string, code };
  const reasons = [true, false].map((atField) => refusal?.explain(error, atField));
  return reasons.map((it) => (it === error ? undefined : it?.string));
}

describe("a reason for a refusal", () => {
  afterEach(() => Object.assign(translation, english));

  it("is said in our words if its code tells enough, in whatever language the server speaks", async () => {
    const [atField, above] = await told("blank", "Dieses Feld darf nicht leer sein.");
    expect(atField).to.equal("Please fill in this field.");
    expect(above, "above the form, there is no field").to.equal(
      "Something that the server needs is missing. Please try again.",
    );
    expect(await told("null", "This field may not be null.")).to.deep.equal([atField, above]);
    expect((await told("invalid_choice", "„Gold“ ist keine Option."))[0]).to.equal("Please choose one of the options.");
    expect((await told("max_length", "Höchstens 150 Zeichen."))[0]).to.equal("Please enter at most 150 characters.");
  });

  it("is said in our words if it is a known text of servers", async () => {
    const [sentence] = await told("invalid", "email required");
    expect(sentence).to.equal("Please enter your email address.");
    expect((await told(undefined, " Assertion failed "))[0]).to.include("Your passkey was not accepted.");
  });

  it("stays as the server says it if it is not known, or tells more", async () => {
    for (const [code, string] of [
      ["invalid", "Password needs to be 8 characters or longer."],
      ["invalid", "constructor"],
      ["unheard_of", "Not on Mondays."],
      ["max_length", "Too long."],
      ["max_length", "Between 3 and 20 characters."],
      [undefined, "No."],
    ] as const) {
      expect(await told(code, string), string).to.deep.equal([undefined, undefined]);
    }
  });

  it("is said in the language that the page speaks by then", async () => {
    const { executor, stage } = await show(password.states.first);
    const reasons = [{ string: "This field may not be blank.", code: "blank" }];
    for (const [locale, sentence] of [
      ["de-DE", "Bitte füllen Sie dieses Feld aus."],
      ["fr-FR", "Veuillez remplir ce champ."],
    ] as const) {
      Object.assign(translation, await locales[locale]?.());
      executor.reply = { ...password.states.first, response_errors: { password: reasons } };
      input(stage, "password").value = " ";
      submit(stage);
      await until(() => all(stage, "[role=alert]").map(words).join() === sentence, `nothing was said in ${locale}`);
      expect(one(stage, "[role=alert]").querySelector("bdi"), "no text of the server").to.equal(null);
    }
  });

  it("is waited for once: what changes afterwards is shown at once", async () => {
    const { stage } = await show(password.states.refused);
    stage.busy = true;
    for (let turn = 0; turn < 3; turn++) await Promise.resolve();
    expect(stage.isUpdatePending).to.equal(false);
  });
});
