import type { ErrorDetail, PromptChoice, PromptType, StagePrompt } from "../../../src/protocol/challenges.js";
import type { PromptStage } from "../flow-stages.js";
import { circumstancesOf } from "../plan.js";
import type { Circumstances } from "../policies/circumstances.js";
import { evaluate } from "../policies/evaluate.js";
import { choicesOf, textOf } from "../policies/expression.js";
import { pendingUser } from "./pending-user.js";
import { judgePrompt } from "./prompt-values.js";
import { accepted, refused, type Body, type Context, type Outcome, type StageKind } from "./stage.js";

/** Takes answers as the server does, with every rule about what may be left out (contract, section 4.11). */
export const prompt: StageKind<PromptStage> = {
  challenge(context) {
    return { component: "ak-stage-prompt", fields: fieldsOf(context) };
  },

  respond: judge,
};

async function judge(context: Context<PromptStage>, body: Body): Promise<Outcome> {
  const fields = fieldsOf(context);
  const errors: Record<string, readonly ErrorDetail[]> = {};
  const values: Record<string, unknown> = {};
  const own = pendingUser(context)?.username;
  const isTaken = (username: string) => username !== own && context.world.directory.get(username) !== undefined;
  for (const field of fields) {
    const { error, value } = judgePrompt(field, body[field.field_key], isTaken);
    if (error) errors[field.field_key] = [error];
    else if (value !== undefined) values[field.field_key] = value;
  }
  if (Object.keys(errors).length) return refused(errors);

  const passwords = fields.filter(({ type }) => type === "password").map(({ field_key }) => field_key);
  if (passwords.length === 2) {
    const [first, second] = passwords.map((key) => {
      if (!(key in values)) throw new Error(`KeyError: '${key}'`);
      return values[key];
    });
    if (first !== second) return refused({ non_field_errors: [{ string: "Passwords don't match.", code: "invalid" }] });
  }

  const circumstances: Circumstances = {
    ...circumstancesOf(context.flow, context.plan, context.exchange),
    response: values,
  };
  const { passes, messages } = await evaluate(context.stage.validationPolicies, "all", circumstances);
  if (!passes) {
    const reasons = messages.map((string) => ({ string, code: "invalid" }));
    return refused(reasons.length ? { non_field_errors: reasons } : {});
  }
  for (const message of messages) context.exchange.addMessage("info", message);
  const plan = context.plan.context;
  plan.prompt_data = { ...plan.prompt_data, ...values };
  return accepted;
}

/** Types that offer choices. */
const CHOICES: readonly PromptType[] = ["radio-button-group", "dropdown"];

/** The fields as they are asked, in their order. What is known from an earlier prompt stands there already. */
function fieldsOf({ flow, stage, plan, exchange }: Context<PromptStage>): StagePrompt[] {
  const known = plan.context.prompt_data ?? {};
  const circumstances = circumstancesOf(flow, plan, exchange);
  return stage.fields
    .map((field) => {
      const { placeholder = "", initialValue = "" } = field;
      const text = field.initialValueExpression ? textOf(initialValue, circumstances) : initialValue;
      const listed = field.placeholderExpression ? choicesOf(placeholder, circumstances)?.map(choiceOf) : undefined;
      const hint = (field.placeholderExpression ? textOf(placeholder, circumstances) : undefined) ?? placeholder;
      const offered = field.choices ?? (CHOICES.includes(field.type) ? (listed ?? [hint]) : undefined);
      const choices = offered?.map((it) => (typeof it === "string" ? { value: it, label: it } : it)) ?? null;
      const value = known[field.fieldKey];
      const initial = typeof value === "string" ? value : (text ?? "");
      return {
        field_key: field.fieldKey,
        label: field.label,
        type: field.type,
        required: field.required ?? true,
        // An expression that cannot be run here is shown, for the user to type what it would have given.
        placeholder: choices ? "" : text === undefined ? initialValue : hint,
        initial_value: offered ? defaultChoice(offered, initial) : initial,
        order: field.order ?? 0,
        sub_text: field.subText ?? "",
        choices,
      };
    })
    .sort((a, b) => a.order - b.order);
}

/** A choice as an expression lists it. */
function choiceOf(choice: unknown): PromptChoice | string {
  if (typeof choice !== "object" || choice === null) return String(choice);
  const { value = "", label = value } = choice as { value?: unknown; label?: unknown }; // as the expression has it
  return { value: String(value), label: String(label) };
}

/** A default that is no choice becomes the first one, as the server's language writes it out. */
function defaultChoice(choices: readonly (PromptChoice | string)[], initial: string): string {
  const [first] = choices;
  const isChoice = choices.some((it) => (typeof it === "string" ? it : it.value) === initial);
  if (isChoice || first === undefined) return initial;
  return typeof first === "string" ? first : `{'label': '${first.label}', 'value': '${first.value}'}`;
}
