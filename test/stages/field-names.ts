import { expect } from "@open-wc/testing";
import type { FlowExecutor } from "../../src/executor/index.js";
import type { Challenge } from "../../src/protocol/index.js";
import { ScriptedExecutor, Visit, all, submit, until, words } from "../flow.js";

/** Every member that a form has, as a field of it might be called. A form answers to the names of its fields first. */
export function membersOfForms(): string[] {
  const names = new Set<string>();
  const form = document.createElement("form");
  for (let owner: object | null = form; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    for (const name of Object.getOwnPropertyNames(owner)) names.add(name);
  }
  return [...names];
}

/** How many fields stand in one form. */
const TOGETHER = 25;

/** A prompt with a field of each name. */
function prompt(names: readonly string[]): Challenge {
  const field = { type: "text", label: "Say it", required: true, placeholder: "", sub_text: "" } as const;
  const rest = { order: 0, initial_value: "", choices: null };
  return { component: "ak-stage-prompt", fields: names.map((name) => ({ ...field, ...rest, field_key: name })) };
}

/** Shows forms with fields of these names, fills them, has them refused once, and sees that all is sent both times. */
export async function sendsEach(names: readonly string[], Executor: new () => FlowExecutor): Promise<void> {
  for (let at = 0; at < names.length; at += TOGETHER) await sends(names.slice(at, at + TOGETHER), Executor);
}

async function sends(names: readonly string[], Executor: new () => FlowExecutor): Promise<void> {
  const server = new ScriptedExecutor(prompt(names));
  const executor = new Executor();
  Object.assign(executor, { slug: "flow", server: "/", query: "" });
  const visit = new Visit(executor);
  document.body.append(executor);
  try {
    const stage = await visit.stage("ak-stage-prompt");
    const reasons = names.map((name) => [name, [{ string: "Not like this.", code: "invalid" }]] as const);
    server.reply = { ...prompt(names), response_errors: Object.fromEntries(reasons) };
    for (const value of ["first", "second"]) {
      for (const input of all<HTMLInputElement>(stage, "input")) input.value = value;
      submit(stage);
      await until(() => server.responses.length > 0, `nothing was sent of ${names.join(", ")}`);
      await until(() => !stage.busy, `the form stayed busy with ${names.join(", ")}`);
      await stage.updateComplete; // the first refusal loads what explains it
      const sent = Object.entries(server.responses.splice(0)[0] as object);
      expect(sent).to.have.deep.members([["component", "ak-stage-prompt"], ...names.map((name) => [name, value])]);
      expect(all(stage, "[role=alert]").map(words)).to.deep.equal(names.map(() => "Not like this."));
    }
  } finally {
    executor.remove();
  }
}
