/** Something in an expression that is not understood here: the person who plays is asked. */
export class NotUnderstood extends Error {}

/** What an expression raises as it runs, by the name of its class. */
export class Raised extends Error {
  constructor(
    readonly kind: string,
    message = "",
  ) {
    super(message);
  }
}

/** The names that something which was raised is caught by. */
export function basesOf({ kind }: Raised): readonly string[] {
  const lookup = kind === "KeyError" || kind === "IndexError" ? ["LookupError"] : [];
  return [kind, ...lookup, "Exception", "BaseException"];
}
