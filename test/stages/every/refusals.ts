import { expect } from "@open-wc/testing";
import { loadRefusal } from "../../../src/stage/refusal.js";
import { all, insideOf, words } from "../../flow.js";
import { fields, type Field, type Shown, type State } from "./state.js";

/** Texts that are part of the protocol, not meant for people (contract, section 2.3). */
const PSEUDO = ["email-sent"];

export function tellsRefusals({ challenge }: State, shown: () => Shown): void {
  const refusals = Object.entries(challenge.response_errors ?? {});
  if (!refusals.length) return;

  it("tells every reason for a refusal, beside the field it is about", async () => {
    const { stage } = shown();
    const refusal = await loadRefusal();
    for (const [member, errors] of refusals) {
      for (const error of errors.filter(({ code }) => !PSEUDO.includes(code ?? ""))) {
        const field = fields(stage).find((it) => inSnakeCase(it.name) === inSnakeCase(member));
        const alerts = field ? notesOf(stage, field) : all(stage, "[role=alert]");
        const sentence = refusal?.explain(error, field).string ?? "";
        const telling = alerts.filter((alert) => words(alert).includes(sentence.trim()));
        expect(telling, `${member}: ${error.string}`).to.have.length(1);
        expect(telling[0]?.getAttribute("role")).to.equal("alert");
        if (field) expect(field.getAttribute("aria-invalid")).to.equal("true");
      }
    }
  });
}

/** What is read to those who cannot see where it stands. */
function notesOf(stage: Element, field: Field): Element[] {
  const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => insideOf(stage).querySelector(`[id="${id}"]`)).filter((note) => note !== null);
}

function inSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (char) => `_${char.toLowerCase()}`);
}
