/** A small break of the project that a test ought to notice. */
export interface Mutant {
  /** What goes wrong for users or developers. */
  breaks: string;
  file: string;
  /** Stands in the file exactly once. */
  text: string;
  /** What is put in its place. */
  by: string;
  /** The test files that belong to what breaks. */
  tests: readonly string[];
}
