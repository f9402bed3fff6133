import type { Fixture } from "../../../mocks/challenges/fixture.js";
import { fixtures } from "../../../mocks/challenges/index.js";
import { FlowExecutor } from "../../../src/executor/index.js";
import type { Challenge } from "../../../src/protocol/index.js";
import type { Stage } from "../../../src/stage/stage.js";
import { tolerateComplaint } from "../../complaints.js";
import { ScriptedExecutor, Visit, all } from "../../flow.js";

// Scripts of other servers need not load here; what a stage makes of that has tests of its own.
for (const complaint of [
  "The captcha does not show",
  "Apple's sign-in did not start",
  "Telegram's button did not load",
]) {
  tolerateComplaint(complaint);
}

/** What a user may see: one challenge of the fixtures. */
export interface State {
  /** The component and the name of the state. */
  title: string;
  challenge: Challenge;
}

/** Redirects that the executor keeps to itself; they have tests of their own. */
const WITHOUT_STAGE = ["xak-flow-redirect itself", "xak-flow-redirect script"];

/** Every state of every fixture that a stage is shown for. */
export const states: readonly State[] = fixtures
  .flatMap(({ component, states }: Fixture) =>
    Object.entries(states).map(([name, challenge]) => ({ title: `${component} ${name}`, challenge })),
  )
  .filter(({ title }) => !WITHOUT_STAGE.includes(title));

/** The first state of each component. */
export const firsts: readonly State[] = states.filter(
  ({ challenge }, index) => states[index - 1]?.challenge.component !== challenge.component,
);

/**
 * The states that show the colours and roles that a component has in every mode: the first, and those with a refusal.
 * What any of the others could break is seen in the light, natively.
 */
export const telling: readonly State[] = states.filter(
  (state) => firsts.includes(state) || state.challenge.response_errors !== undefined,
);

/** A stage in its frame. */
export interface Shown {
  visit: Visit;
  stage: Stage;
}

/** Shows a state to all tests of a suite, in an executor of this class. A test that changes it changes it back. */
export function shownOnce({ challenge }: State, Executor = FlowExecutor): () => Shown {
  let shown: Shown;
  before(async () => {
    new ScriptedExecutor(challenge);
    const executor = new Executor();
    Object.assign(executor, { slug: "flow", server: "/", query: "", theme: "light" });
    const visit = new Visit(executor);
    document.body.append(executor);
    shown = { visit, stage: await visit.stage(challenge.component) };
  });
  after(() => shown.visit.executor.remove());
  return () => shown;
}

/** What is asked once a step is done. */
export const nextStep: Challenge = { component: "ak-stage-access-denied", pending_user: "", pending_user_avatar: "" };

/** The form that answers the challenge. One with an address of its own takes the browser elsewhere. */
export function answerForm(stage: Element): HTMLFormElement | undefined {
  return all<HTMLFormElement>(stage, "form:not([action])")[0];
}

export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The fields of a stage that people see. */
export function fields(stage: Element): Field[] {
  return all<Field>(stage, "input, select, textarea").filter((field) => field.checkVisibility());
}

/** Fills a form as scripts do, without events. @returns what now stands in its texts, as it will be sent. */
export function fill(stage: Element): string[] {
  return fields(stage).flatMap((field) => {
    if (field instanceof HTMLSelectElement || field.hasAttribute("readonly")) return [];
    if (/^(checkbox|radio)$/.test(field.type)) (field as HTMLInputElement).checked = true;
    else field.value = EXAMPLES[field.name] ?? EXAMPLES[field.type] ?? `typed into ${field.name}`;
    return /^(checkbox|radio|file|datetime-local)$/.test(field.type) ? [] : [field.value];
  });
}

const EXAMPLES: Readonly<Record<string, string>> = {
  code: "123456",
  email: "ada@example.org",
  number: "12",
  tel: "+441234567890",
  date: "1843-07-10",
  "datetime-local": "1843-07-10T12:00",
  file: "",
};
