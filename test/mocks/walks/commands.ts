import assert from "node:assert/strict";
import fc, { type AsyncCommand, type Arbitrary } from "fast-check";
import { ada, directory, hashPassword } from "../../../mocks/directory.js";
import type { Flow } from "../../../mocks/executor/flow.js";
import type { Session } from "../../../mocks/executor/storage.js";
import type { Challenge } from "../../../src/protocol/challenges.js";
import { validateChallenge } from "../../contract/openapi.js";
import { Browser } from "../browser.js";
import type { Answer, Reference, Sight } from "./reference.js";

const PASSWORD = "analytical";
/** Cheap: it is compared some thousand times. */
const user = { ...ada, passwordHash: await hashPassword(PASSWORD, 2) };

/** A browser that walks through flows, and keeps what it saw last. */
export class Walker {
  readonly browser: Browser;
  token = "";

  constructor(readonly flows: readonly Flow[]) {
    this.browser = new Browser({ flows, directory: directory([user]) });
  }

  flow(at: number): Flow {
    const flow = this.flows[at];
    assert.ok(flow);
    return flow;
  }

  async open(flow: Flow): Promise<Challenge> {
    return this.#see(await this.browser.follow(this.#path(flow)));
  }

  async answer(flow: Flow, answer: Answer): Promise<Challenge> {
    const bodies = {
      right: { uid_field: "ada", password: PASSWORD, text: "text", token: this.token },
      wrong: { uid_field: "", password: "wrong", token: "an old one" },
      stranger: { uid_field: "nobody", password: "wrong", text: "text", token: this.token },
    };
    return this.#see(await this.browser.follow(this.#path(flow), this.browser.response(bodies[answer])));
  }

  async session(): Promise<Session | undefined> {
    return this.browser.world.storage.read(this.browser.cookies.get("authentik_session") ?? "");
  }

  /** Where the page of a flow wants to go. */
  target({ slug }: Flow): string {
    return `/target/${slug}?a=b&c=%2F`;
  }

  #path(flow: Flow): string {
    return this.browser.path(flow.slug, `next=${encodeURIComponent(this.target(flow))}`);
  }

  async #see(response: Response): Promise<Challenge> {
    const challenge = (await response.json()) as Challenge;
    assert.deepEqual(validateChallenge(challenge), []);
    if (challenge.component === "ak-stage-consent") this.token = challenge.token;
    return challenge;
  }
}

type Step = AsyncCommand<Reference, Walker>;

function step(name: string, run: (reference: Reference, walker: Walker) => Promise<void>): Step {
  return {
    check: () => true,
    toString: () => name,
    async run(reference, walker) {
      await run(reference, walker);
      await holds(reference, walker);
    },
  };
}

const flowAt = fc.nat({ max: 2 });
const answer = fc.constantFrom<Answer>("right", "right", "right", "wrong", "stranger");

/** Opens a flow, or reloads its page. */
const opens = flowAt.map((at) =>
  step(`open ${at}`, async (reference, walker) => {
    const flow = walker.flow(at);
    compare(reference.open(flow), await walker.open(flow), flow, walker);
  }),
);

/** Answers a flow, whatever it asks, and even if another is open. */
const answers = fc.tuple(flowAt, answer).map(([at, answer]) =>
  step(`answer ${at} ${answer}`, async (reference, walker) => {
    const flow = walker.flow(at);
    compare(reference.answer(flow, answer), await walker.answer(flow, answer), flow, walker);
  }),
);

/** Answers the flow that is open, as people mostly do. */
const continues = answer.map((answer) =>
  step(`continue ${answer}`, async (reference, walker) => {
    const flow = reference.walk?.flow ?? walker.flow(0);
    compare(reference.answer(flow, answer), await walker.answer(flow, answer), flow, walker);
  }),
);

const cancels = fc.constant(
  step("cancel", async (reference, walker) => {
    reference.cancel();
    await walker.browser.send("/flows/-/cancel/?next=/");
  }),
);

const forgets = fc.constant(
  step("lose the session", (reference, walker) => {
    reference.forget();
    walker.browser.cookies.clear();
    return Promise.resolve();
  }),
);

/** What a user may do, and how often. */
export const steps: Arbitrary<Step>[] = [
  continues,
  continues,
  continues,
  continues,
  opens,
  opens,
  answers,
  cancels,
  forgets,
];

/** The user sees what the reference says, and arrives where the page wanted. */
function compare(sight: Sight, challenge: Challenge, flow: Flow, walker: Walker): void {
  assert.equal(challenge.component, sight.component);
  if (challenge.component === "xak-flow-redirect") assert.equal(challenge.to, walker.target(flow));
  if (challenge.component === "ak-stage-dummy" && "name" in sight) assert.equal(challenge.name, sight.name);
  if ("refused" in sight) assert.equal("response_errors" in challenge, sight.refused);
}

/** The session has the one plan, with the stages that are left; access is what logins gave, and nothing else. */
async function holds(reference: Reference, walker: Walker): Promise<void> {
  const session = await walker.session();
  const { walk } = reference;
  assert.equal(session?.plan?.flow, walk?.flow.slug);
  if (walk) {
    const left = session?.plan?.bindings.map(({ stage }) => stage.name);
    assert.deepEqual(
      left,
      walk.rest.map(({ stage }) => stage.name),
    );
    assert.deepEqual(
      session?.history?.map(({ bindings: [done] }) => done?.stage.name),
      walk.done,
    );
  }
  const { status } = await walker.browser.send("/if/user/");
  assert.equal(status, reference.isSignedIn ? 200 : 302);
}
