/** What a file says of something besides what is played: an export says it again. */
export interface Kept {
  /** The key that a server has given to it. */
  pk?: string;
  /** Members by their names in files. */
  others?: Readonly<Record<string, unknown>>;
}
