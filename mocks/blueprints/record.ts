import type { Kept } from "../executor/kept.js";
import { BlueprintFailure } from "./failure.js";
import { Misfit, type Member, type Reader, type Writer } from "./member.js";
import { isKey, type BlueprintObject } from "./objects.js";
import { isTagged } from "./tagged.js";

type AnyMembers = Readonly<Record<string, Member<never>>>;

/** What members give; those that are missing or null are left out. */
type Read<M> = { [K in keyof M]?: M[K] extends Member<infer T> ? T : never };

/**
 * Reads the members of an object by their table, and keeps what else its file says.
 *
 * @param told - names of members that are told otherwise
 */
export function readMembers<M extends object>(
  object: BlueprintObject,
  members: M,
  reader: Reader,
  told: readonly string[] = ["name"],
): Read<M> & Kept {
  const values: Record<string, unknown> = {};
  const others: Record<string, unknown> = {};
  const rest = new Set(Object.keys(object.attrs));
  for (const name of told) rest.delete(name);
  for (const [key, member] of Object.entries(members as AnyMembers)) {
    const value = object.attrs[member.name];
    rest.delete(member.name);
    if (value === undefined || value === null) continue;
    const read = readMember(object, member, value, reader);
    if (read !== undefined) values[key] = read;
    // What leads nowhere here may lead somewhere on a server.
    else if (!Array.isArray(value)) rest.add(member.name);
  }
  for (const name of rest) {
    const value = object.written?.get(name) ?? reader.portable(object.attrs[name], name, object);
    Object.defineProperty(others, name, { value, enumerable: true });
  }
  return {
    ...(values as Read<M>), // each by the member of its key
    ...(isKey(object.pk) && !object.pk.includes("#") ? { pk: object.pk } : {}),
    ...(rest.size ? { others } : {}),
  };
}

function readMember(object: BlueprintObject, member: Member<never>, value: unknown, reader: Reader): unknown {
  try {
    return reader.inMember(member.name, () => member.read(value, reader));
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    // What a server would have found is not known here.
    if (isTagged(value)) return void reader.portable(value, member.name, object);
    const place = object.places.get(member.name) ?? object.places.get("");
    throw new BlueprintFailure(`The member ${member.name} has to be ${error.expected}.`, place);
  }
}

/** Writes the members of an object by their table, and what was kept of its file; what is undefined is left out. */
export function writeMembers<T extends object>(
  object: T & Kept,
  members: { readonly [K in keyof T]?: Member<NonNullable<T[K]>> },
  writer: Writer,
): Record<string, unknown> {
  const attrs: Record<string, unknown> = { ...object.others };
  for (const [key, member] of Object.entries(members as AnyMembers)) {
    const value = (object as Readonly<Record<string, unknown>>)[key];
    const written = value === undefined ? undefined : member.write(value as never, writer);
    if (written !== undefined) attrs[member.name] = written;
  }
  return attrs;
}
