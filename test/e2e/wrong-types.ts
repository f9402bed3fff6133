import { fixtures } from "../../mocks/challenges/index.js";

type Members = Record<string, unknown>;

/** One challenge of which one member has a value of a wrong type. */
export interface WrongType {
  component: string;
  /** Where the value stands, such as `sources.0.name`. */
  path: string;
  value: unknown;
  /** Whether another step comes first, which this challenge is the reply to. */
  isReply: boolean;
  challenge: Members;
}

/** Lists in lists. */
function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

/** What may stand where something else is expected. */
const WRONG: readonly unknown[] = [
  ...[null, 0, -1, true, false, "", [], {}, [null], [[]], ["a", "b"]],
  ...[{ a: {} }, "x".repeat(20_000), 1e300, nested(50), "constructor"],
];

/** Every member of every component, with each wrong value, as first step and as reply. */
export function wrongTypes(): WrongType[] {
  return fixtures.flatMap(({ component, states }) => {
    const whole = Object.assign({}, ...Object.values(states)) as Members;
    const known = { ...whole, response_errors: { non_field_errors: [{ string: "Not today.", code: "invalid" }] } };
    return pathsOf(known).flatMap((path) =>
      WRONG.flatMap((value) =>
        [false, true].map((isReply) => {
          const base = (
            path.startsWith("response_errors") ? known : { ...whole, response_errors: undefined }
          ) as Members;
          return { component, path, value, isReply, challenge: replaced(base, path.split("."), value) };
        }),
      ),
    );
  });
}

/** Where the members of a challenge stand; of a list, the first entry stands for all. */
function pathsOf(value: unknown, before = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const members = Array.isArray(value) ? value.slice(0, 1) : value;
  return Object.entries(members).flatMap(([name, inner]) => {
    if (name === "component" && !before) return [];
    const path = before + name;
    return before.split(".").length > 3 ? [path] : [path, ...pathsOf(inner, `${path}.`)];
  });
}

function replaced(holder: Members, [name = "", ...rest]: string[], value: unknown): Members {
  const copy = (Array.isArray(holder) ? [...(holder as unknown[])] : { ...holder }) as Members;
  copy[name] = rest.length ? replaced(copy[name] as Members, rest, value) : value;
  return copy;
}

/** A different order for each seed: numbers that look random, and come again with the same seed (mulberry32). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** So many of them, spread over the components. */
export function spread(cases: readonly WrongType[], most: number): WrongType[] {
  const rest = new Map<string, WrongType[]>();
  for (const one of cases) rest.set(one.component, [...(rest.get(one.component) ?? []), one]);
  const chosen: WrongType[] = [];
  while (chosen.length < most && [...rest.values()].some(({ length }) => length)) {
    for (const list of rest.values()) chosen.push(...list.splice(0, 1));
  }
  return chosen.slice(0, most);
}
