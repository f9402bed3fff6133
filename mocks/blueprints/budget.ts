/**
 * How much a file may stand for. References, enumerations and formatted texts make much of little: what they make is
 * counted in characters, and each node beside them as a few.
 */
const LARGEST = 10_000_000;
const NODE = 20;

/** What is left of that for a file, which spends it on the values that its nodes become. */
export class Budget {
  #left = LARGEST;
  readonly #weights = new WeakMap<object, number>();

  /** Spends some. @returns whether there was enough. */
  spend(weight: number): boolean {
    this.#left -= weight;
    return this.#left >= 0;
  }

  /** What a value costs; each use of what it shares with others costs again. */
  weigh(value: unknown): number {
    if (typeof value === "string") return NODE + value.length;
    if (typeof value !== "object" || value === null) return NODE;
    const known = this.#weights.get(value);
    if (known !== undefined) return known;
    let weight = NODE;
    for (const [name, member] of Object.entries(value)) weight += name.length + this.weigh(member);
    this.#weights.set(value, weight);
    return weight;
  }
}
