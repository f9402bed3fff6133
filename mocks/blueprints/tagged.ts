/** The tags that stand for what only one server knows. */
const TAGS = ["!Find", "!Env", "!File"] as const;

/** A value that only a server can tell, as a file has it: plain, so that any store can keep it. */
export type Tagged = Readonly<Partial<Record<(typeof TAGS)[number], readonly unknown[]>>>;

/** Whether a value is such a tag. */
export function isTagged(value: unknown): value is Tagged {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length === 1 && TAGS.some((tag) => tag === names[0]);
}

/** What a tag looks for, if it looks for an object. */
export function wantedBy(value: unknown): { model: string; fields: ReadonlyMap<string, unknown> } | undefined {
  const found = isTagged(value) ? value["!Find"] : undefined;
  if (!found) return undefined;
  const [model, ...fields] = found as readonly [string, ...(readonly [string, unknown])[]]; // as `finding` makes it
  return { model, fields: new Map(fields) };
}

/** The tag that finds an object by its members. */
export function finding(model: string, fields: Iterable<readonly [string, unknown]>): Tagged {
  return { "!Find": [model, ...Array.from(fields, ([name, value]) => [name, value])] };
}

/** A value in which what is not a list, a map or no tag may be another; and each tag. */
export function mapValues(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (isTagged(value) || typeof value !== "object" || value === null) return change(value);
  if (Array.isArray(value)) return value.map((item) => mapValues(item, change));
  if (Object.getPrototypeOf(value) !== Object.prototype) return change(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapValues(inner, change)]));
}

/** How people call what a tag looks for. */
export function wantedName(value: unknown): string {
  const wanted = wantedBy(value);
  if (!wanted) return String(value);
  const fields = Array.from(wanted.fields, ([name, value]) => `${name} ${wantedName(value)}`);
  return `the object of the model ${wanted.model} with ${fields.join(" and ")}`;
}
