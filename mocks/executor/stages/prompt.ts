import type { ErrorDetail, PromptChoice, PromptType, StagePrompt } from "../../../src/protocol/challenges.js";
import type { PolicyBinding } from "../flow.js";
import { evaluate } from "../policies.js";
import { judgePrompt } from "./prompt-values.js";
import { accepted, refused, type Body, type Context, type Outcome, type StageKind } from "./stage.js";

/** Asks for whatever its fields say. */
export interface PromptStage {
  kind: "prompt";
  name: string;
  fields: readonly PromptField[];
  /** All of them must pass before answers are taken. */
  validationPolicies?: readonly PolicyBinding[];
}

/** A field; left out members have the defaults of the server. */
export interface PromptField {
  fieldKey: string;
  label: string;
  type: PromptType;
  required?: boolean;
  placeholder?: string;
  initialValue?: string;
  order?: number;
  /** HTML. */
  subText?: string;
  choices?: readonly (PromptChoice | string)[];
}

/** Takes answers as the server does, with every rule about what may be left out (contract, section 4.11). */
export const prompt: StageKind<PromptStage> = {
  challenge(context) {
    return { component: "ak-stage-prompt", fields: fieldsOf(context) };
  },

  respond: judge,
};

function judge(context: Context<PromptStage>, body: Body): Outcome {
  const fields = fieldsOf(context);
  const errors: Record<string, readonly ErrorDetail[]> = {};
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const { error, value } = judgePrompt(field, body[field.field_key], context.world.directory);
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

  const { passes, messages } = evaluate(context.stage.validationPolicies, "all");
  if (!passes) {
    const reasons = messages.map((string) => ({ string, code: "invalid" }));
    return refused(reasons.length ? { non_field_errors: reasons } : {});
  }
  const plan = context.plan.context;
  plan.prompt_data = { ...plan.prompt_data, ...values };
  return accepted;
}

/** The fields as they are asked, in their order. What is known from an earlier prompt stands there already. */
function fieldsOf({ stage, plan }: Context<PromptStage>): StagePrompt[] {
  const known = plan.context.prompt_data ?? {};
  return stage.fields
    .map((field) => {
      const choices = field.choices?.map((it) => (typeof it === "string" ? { value: it, label: it } : it)) ?? null;
      const value = known[field.fieldKey];
      const initial = typeof value === "string" ? value : (field.initialValue ?? "");
      return {
        field_key: field.fieldKey,
        label: field.label,
        type: field.type,
        required: field.required ?? true,
        placeholder: choices ? "" : (field.placeholder ?? ""),
        initial_value: field.choices ? defaultChoice(field.choices, initial) : initial,
        order: field.order ?? 0,
        sub_text: field.subText ?? "",
        choices,
      };
    })
    .sort((a, b) => a.order - b.order);
}

/** A default that is no choice becomes the first one, as the server's language writes it out. */
function defaultChoice(choices: readonly (PromptChoice | string)[], initial: string): string {
  const [first] = choices;
  const isChoice = choices.some((it) => (typeof it === "string" ? it : it.value) === initial);
  if (isChoice || first === undefined) return initial;
  return typeof first === "string" ? first : `{'label': '${first.label}', 'value': '${first.value}'}`;
}
