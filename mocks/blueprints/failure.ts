/** A place in a file; lines and columns count from one. */
export interface Place {
  /** Name of the file, where several may be meant. */
  file?: string;
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
    super(place ? `${placeName(place)}: ${sentence}` : sentence, { cause });
  }
}

/** A place as a sentence begins with it. */
export function placeName({ file, line, column }: Place): string {
  return file ? `${file}, line ${line}, column ${column}` : `Line ${line}, column ${column}`;
}
