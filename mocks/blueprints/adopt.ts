import type { Flow } from "../executor/flow.js";
import { Objects, type BlueprintObject } from "./objects.js";
import { finding, mapValues, wantedBy } from "./tagged.js";
import { Find, KeyOf } from "./tags.js";
import { FlowWriter } from "./write.js";

/** An object of files that no flow uses: a later file may. */
export interface SpareObject {
  pk?: string;
  model: string;
  attrs: Readonly<Record<string, unknown>>;
}

/** The objects that a world has: those of its flows as files say them, and those that no flow uses. */
export function objectsOf(flows: readonly Flow[], spare: readonly SpareObject[]): Objects {
  const objects = new Objects();
  const keys = new Map<string, string>();
  for (const { model, id, identifiers, attrs, pk, known } of new FlowWriter(flows, false).write()) {
    const values = Object.entries({ ...identifiers, ...attrs }).map(([name, value]): [string, unknown] => [
      name,
      mapValues(value, (leaf) => (leaf instanceof KeyOf ? keys.get(leaf.id) : leaf)),
    ]);
    const free = pk !== undefined && !objects.get(pk) ? pk : undefined;
    const object = objects.add({
      ...{ model, attrs: Object.fromEntries(values), places: new Map(), pk: free },
      ...(known === undefined ? {} : { known }),
    });
    keys.set(id, object.pk);
  }
  for (const { pk, model, attrs } of spare) {
    const free = pk !== undefined && !objects.get(pk) ? pk : undefined;
    objects.add({ model, attrs: { ...attrs }, places: new Map(), pk: free });
  }
  for (const object of objects.of(() => true)) settle(object, objects);
  return objects;
}

/** Lets references of what was there lead to what files have brought. */
export function settleAll(objects: Objects): void {
  for (const object of objects.of(() => true)) {
    if (!object.fate && settle(object, objects)) object.fate = "changed";
  }
}

/** Lets references lead to what is there by now. @returns whether one does */
function settle(object: BlueprintObject, objects: Objects): boolean {
  let leads = false;
  for (const [name, value] of Object.entries(object.attrs)) {
    const settled = mapValues(value, (leaf) => lead(leaf, objects));
    if (JSON.stringify(settled) === JSON.stringify(value)) continue;
    objects.assign(object, name, settled);
    leads = true;
  }
  return leads;
}

function lead(leaf: unknown, objects: Objects): unknown {
  if (leaf instanceof Find)
    return objects.seek(leaf.model, new Map(leaf.fields))?.pk ?? finding(leaf.model, leaf.fields);
  const wanted = wantedBy(leaf);
  if (!wanted) return leaf;
  const fields = Array.from(wanted.fields, ([name, value]): [string, unknown] => [name, lead(value, objects)]);
  return objects.seek(wanted.model, new Map(fields))?.pk ?? leaf;
}
