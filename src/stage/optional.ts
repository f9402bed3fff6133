/** A list that other versions of the server may leave out. */
export function list<T>(items: readonly T[] | null | undefined): readonly T[] {
  return items ?? [];
}

/** A text that other versions of the server may leave out. */
export function textOf(text: string | null | undefined): string {
  return text ?? "";
}
