import { STAGE_BINDING } from "./flows.js";
import type { BlueprintObject, Objects } from "./objects.js";
import { keyText } from "./objects.js";
import { POLICY_BINDING } from "./policies.js";

/** What goes with an object that a binding leads to. */
const HELD = ["target", "stage", "policy", "group", "user"];

/** Removes objects as a server does: with the bindings that lead to them, and from the members of all others. */
export function removeAll(removed: readonly BlueprintObject[], objects: Objects): void {
  if (!removed.length) return;
  const gone = new Set(removed.map(({ pk }) => pk));
  for (const object of removed) {
    objects.remove(object);
    touch(objects.get(keyText(object.attrs["target"])));
  }
  const isBinding = ({ model }: BlueprintObject) => model === STAGE_BINDING || model === POLICY_BINDING;
  // Bindings of steps come first: policies are bound to these.
  for (const binding of objects.of((model) => model === STAGE_BINDING)) cascade(binding);
  for (const binding of objects.of((model) => model === POLICY_BINDING)) cascade(binding);
  for (const object of objects.of(() => true)) {
    if (isBinding(object)) continue;
    for (const [name, value] of Object.entries(object.attrs)) {
      if (typeof value === "string" && gone.has(value)) objects.assign(object, name, null);
      else if (Array.isArray(value) && value.some((it) => gone.has(keyText(it)))) {
        objects.assign(
          object,
          name,
          value.filter((it) => !gone.has(keyText(it))),
        );
      } else continue;
      touch(object);
    }
  }

  function cascade(binding: BlueprintObject): void {
    if (!HELD.some((name) => gone.has(keyText(binding.attrs[name])))) return;
    gone.add(binding.pk);
    objects.remove(binding);
    touch(objects.get(keyText(binding.attrs["target"])));
  }
}

/** Has the flows read again that an object is in. */
function touch(object: BlueprintObject | undefined): void {
  if (object) object.fate = object.fate === "added" ? "added" : "changed";
}
