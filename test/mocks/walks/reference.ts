import type { Binding, Flow, PolicyBinding } from "../../../mocks/executor/flow.js";

/** What a user answers: what is right, something wrong, or an unknown name. */
export type Answer = "right" | "wrong" | "stranger";

/** What the user has to see then. */
export type Sight =
  | { component: string; name: string; refused: boolean }
  | { component: "xak-flow-redirect" }
  | { component: "ak-stage-access-denied" };

interface Walk {
  flow: Flow;
  rest: readonly Binding[];
  /** Names of the stages that are done, those before a restart among them. */
  done: readonly string[];
  context: {
    user?: "ada" | undefined;
    typed?: boolean;
    hinted?: boolean;
    token?: number;
    text?: boolean;
  };
}

const COMPONENTS: Readonly<Record<string, string>> = {
  dummy: "ak-stage-dummy",
  identification: "ak-stage-identification",
  password: "ak-stage-password",
  prompt: "ak-stage-prompt",
  consent: "ak-stage-consent",
};

/** The rules of the contract, as short as they can be said: what the executor is held against. */
export class Reference {
  walk: Walk | undefined;
  isSignedIn = false;
  /** How people behaved, by the names that they gave. */
  readonly #scores = new Map<string, number>();
  /** How often consent was asked for: only the latest token counts, and only where it was given. */
  #tokens = 0;

  /** Asks for a flow. */
  open(flow: Flow): Sight {
    return this.#enter(flow) ?? this.#settle();
  }

  /** Answers a flow. Where a stage asks nothing, the answer is lost. */
  answer(flow: Flow, answer: Answer): Sight {
    const denied = this.#enter(flow);
    if (denied) return denied;
    const walk = this.#due();
    const [binding] = walk.rest;
    if (!binding || !(binding.stage.kind in COMPONENTS) || this.#isHinted(walk, binding)) return this.#settle();
    const outcome = this.#judge(walk, binding, answer);
    if (outcome === "denied") return this.#deny();
    if (outcome === "accepted") return this.#advance(walk);
    const { invalidResponseAction: action = "retry" } = binding;
    if (action === "retry") return { ...this.#sight(walk, binding), refused: true };
    this.walk = undefined;
    return this.#enter(flow, action === "restart" ? {} : walk.context, walk.done) ?? this.#settle();
  }

  cancel(): void {
    this.walk = undefined;
  }

  forget(): void {
    this.walk = undefined;
    this.isSignedIn = false;
  }

  /** A plan for the flow, unless there is one: any other is gone by that. */
  #enter(flow: Flow, context: Walk["context"] = {}, done: readonly string[] = []): Sight | undefined {
    if (this.walk?.flow === flow) return undefined;
    this.walk = undefined;
    const { authentication } = flow;
    if (authentication === (this.isSignedIn ? "require_unauthenticated" : "require_authenticated")) return this.#deny();
    const walk: Walk = { flow, rest: [], done, context: { ...context } };
    const sorted = [...flow.bindings].sort((a, b) => a.order - b.order);
    walk.rest = sorted.filter((binding) => !binding.evaluateOnPlan || this.#isWanted(binding, walk));
    this.walk = walk;
    return undefined;
  }

  #due(): Walk {
    const { walk } = this;
    if (!walk) throw new Error("There is no plan.");
    const at = walk.rest.findIndex((it) => it.reEvaluatePolicies === false || this.#isWanted(it, walk));
    walk.rest = at < 0 ? [] : walk.rest.slice(at);
    return walk;
  }

  /** Goes on to the next stage that asks. */
  #settle(): Sight {
    const walk = this.#due();
    const [binding] = walk.rest;
    if (!binding) {
      this.walk = undefined;
      return { component: "xak-flow-redirect" };
    }
    switch (binding.stage.kind) {
      case "deny":
        return this.#deny();
      case "user_login":
        if (!walk.context.user) return this.#deny();
        this.isSignedIn = true;
        return this.#advance(walk);
      case "user_logout":
        this.isSignedIn = false;
        return this.#advance(walk);
      default:
        if (!this.#isHinted(walk, binding)) return this.#sight(walk, binding);
        walk.context.hinted = true;
        return this.#advance(walk);
    }
  }

  /** A name that was typed once is not asked for again. */
  #isHinted({ context }: Walk, { stage }: Binding): boolean {
    return stage.kind === "identification" && context.typed === true && !context.hinted;
  }

  #judge({ context }: Walk, { stage }: Binding, answer: Answer): "accepted" | "refused" | "denied" {
    switch (stage.kind) {
      case "identification":
        if (answer === "wrong") return "refused";
        context.user = answer === "right" ? "ada" : undefined;
        context.typed = answer === "stranger";
        return "accepted";
      case "password":
        if (answer === "right" && this.#account(context)) {
          this.#score(context, 1);
          return "accepted";
        }
        return this.#score(context, -1) <= -5 ? "denied" : "refused";
      case "consent":
        return answer !== "wrong" && context.token === this.#tokens ? "accepted" : "refused";
      case "prompt":
        // What was answered before stands there already, and counts where nothing is sent.
        if (answer !== "wrong") context.text = true;
        return context.text ? "accepted" : "refused";
      default:
        return "accepted";
    }
  }

  #advance(walk: Walk): Sight {
    const [binding, ...rest] = walk.rest;
    walk.rest = rest;
    walk.done = [...walk.done, binding?.stage.name ?? ""];
    return this.#settle();
  }

  #deny(): Sight {
    this.walk = undefined;
    return { component: "ak-stage-access-denied" };
  }

  #sight({ context }: Walk, { stage }: Binding): { component: string; name: string; refused: boolean } {
    if (stage.kind === "consent") context.token = ++this.#tokens;
    return { component: COMPONENTS[stage.kind] ?? "", name: stage.name, refused: false };
  }

  /** A score stays between the worst and the best one. */
  #score(context: Walk["context"], by: number): number {
    const name = this.#account(context) ?? (context.typed ? "nobody" : "");
    const score = Math.min(Math.max((this.#scores.get(name) ?? 0) + by, -5), 5);
    this.#scores.set(name, score);
    return score;
  }

  #account({ user, typed }: Walk["context"]): "ada" | undefined {
    return user ?? (this.isSignedIn && !typed ? "ada" : undefined);
  }

  #isWanted({ policies = [], policyEngineMode }: Binding, { context }: Walk): boolean {
    const passes = (policy: PolicyBinding) =>
      (policy.kind === "user" ? this.#account(context) === policy.name : "passes" in policy && policy.passes) !==
      Boolean(policy.negate);
    const enabled = policies.filter((policy) => policy.enabled !== false);
    return policyEngineMode === "all" ? enabled.every(passes) : enabled.length === 0 || enabled.some(passes);
  }
}
