import { BlueprintFailure } from "./failure.js";
import { FLOW } from "./flows.js";
import type { BlueprintObject, Objects } from "./objects.js";
import type { Remark } from "./read.js";

/** What servers need of new objects that are played. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  [FLOW]: ["name", "slug", "title", "designation"],
  "authentik_flows.flowstagebinding": ["target", "stage", "order"],
  "authentik_policies.policybinding": ["target", "order"],
  "authentik_policies_expression.expressionpolicy": ["name", "expression"],
  "authentik_stages_password.passwordstage": ["name", "backends"],
  "authentik_stages_captcha.captchastage": ["name", "public_key", "private_key"],
  "authentik_stages_prompt.promptstage": ["name", "fields"],
};

/**
 * What a server would not take of the objects that files bring: it is played all the same.
 *
 * @throws BlueprintFailure if a flow could not even be named
 */
export function refusals(objects: Objects): Remark[] {
  for (const object of objects.of((model) => model === FLOW)) if (object.fate) checkSlug(object);
  return objects
    .of((model) => model in NEEDED)
    .flatMap((object): Remark[] => {
      if (object.fate !== "added") return [];
      const missing = (NEEDED[object.model] ?? []).filter(
        (name) => isMissing(object.attrs[name]) && !object.written?.has(name),
      );
      if (!missing.length) return [];
      const [, model = ""] = object.model.split(".");
      const sentence = `A server that has this ${model} not yet would refuse it without ${missing.join(", ")}.`;
      return [{ place: object.places.get(""), sentence }];
    });
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function checkSlug({ attrs, places }: BlueprintObject): void {
  const slug = attrs["slug"];
  if ((typeof slug === "string" || typeof slug === "number") && /^[-\w]+$/.test(String(slug))) return;
  const found = slug === undefined ? "none" : `“${typeof slug === "string" ? slug : JSON.stringify(slug)}”`;
  throw new BlueprintFailure(
    `A flow has a slug of letters, digits, hyphens and underscores, as in slug: my-flow. Found ${found}.`,
    places.get("slug") ?? places.get(""),
  );
}
