import { expect } from "@open-wc/testing";
import { countLeftovers } from "../../executor/lifetimes.js";
import { ScriptedExecutor, open, show, until } from "../../flow.js";
import { answerForm, fill, nextStep, type State } from "./state.js";

export function endsWithItsElement({ challenge }: State): void {
  it("leaves nothing behind when it is removed, at rest or while it answers", async () => {
    const leftovers = countLeftovers();
    try {
      const { executor, visit, stage } = await show(challenge);
      const heard: string[] = [];
      for (const type of ["ak-challenge", "ak-error", "ak-redirect"] as const) {
        visit.executor.addEventListener(type, () => heard.push(type));
      }
      const form = answerForm(stage);
      executor.reply = nextStep;
      const release = executor.hold();
      if (form) {
        fill(stage);
        form.requestSubmit();
        await until(() => executor.responses.length > 0, "nothing was sent");
      }
      visit.executor.remove();
      release();
      await settled();
      expect(heard).to.deep.equal([]);
      // No page can stop an import; the time limit of one under way ends with it.
      await until(() => !leftovers.left().length, "something stays");
    } finally {
      leftovers.stop();
    }
  });
}

export function endsBeforeItIsThere({ challenge }: State): void {
  it("leaves nothing behind when it is removed as soon as it is there", async () => {
    const leftovers = countLeftovers();
    try {
      new ScriptedExecutor(challenge, nextStep);
      const visit = await open("flow");
      await until(() => visit.root.querySelector(challenge.component), "nothing came");
      visit.executor.remove();
      await settled();
      // No page can stop an import; the time limit of one under way ends with it.
      await until(() => !leftovers.left().length, "something stays");
    } finally {
      leftovers.stop();
    }
  });
}

/** What a removed flow was still waiting for has come by the time that another is there. */
async function settled(): Promise<void> {
  new ScriptedExecutor(nextStep);
  const visit = await open("another");
  await visit.stage(nextStep.component);
  visit.executor.remove();
}
