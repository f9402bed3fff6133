import { BlueprintFailure } from "./failure.js";
import { Misfit, type Member, type Reader, type Writer } from "./member.js";
import type { BlueprintObject } from "./objects.js";

type AnyMembers = Readonly<Record<string, Member<never>>>;

/** What members give; those that are missing or null are left out. */
type Read<M> = { [K in keyof M]?: M[K] extends Member<infer T> ? T : never };

/** Reads the members of an object by their table. */
export function readMembers<M extends object>(object: BlueprintObject, members: M, reader: Reader): Read<M> {
  const values: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(members as AnyMembers)) {
    const value = object.attrs[member.name];
    if (value === undefined || value === null) continue;
    try {
      const read: unknown = member.read(value, reader);
      if (read !== undefined) values[key] = read;
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      const place = object.places.get(member.name);
      throw new BlueprintFailure(`The member ${member.name} has to be ${error.expected}.`, place);
    }
  }
  return values as Read<M>; // each by the member of its key
}

/** Writes the members of an object by their table; what is undefined is left out. */
export function writeMembers<T extends object>(
  object: T,
  members: { readonly [K in keyof T]?: Member<NonNullable<T[K]>> },
  writer: Writer,
): Record<string, unknown> {
  const attrs: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(members as AnyMembers)) {
    const value = (object as Readonly<Record<string, unknown>>)[key];
    const written = value === undefined ? undefined : member.write(value as never, writer);
    if (written !== undefined) attrs[member.name] = written;
  }
  return attrs;
}
