/** A place in a file; both count from one. */
export interface Place {
  line: number;
  column: number;
}

/** A file that cannot be imported, or a flow that cannot be exported: a sentence that says why, and where. */
export class BlueprintFailure extends Error {
  override readonly name = "BlueprintFailure";

  constructor(
    sentence: string,
    readonly place?: Place,
    cause?: unknown,
  ) {
    super(place ? `Line ${place.line}, column ${place.column}: ${sentence}` : sentence, { cause });
  }
}
