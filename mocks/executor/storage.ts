import type { Message } from "./channel.js";
import type { Plan } from "./flow.js";

/** What the server remembers of a browser. */
export interface Session {
  key: string;
  /** Milliseconds since 1970. */
  expires: number;
  /** The browser keeps its cookie until then, also when it was closed meanwhile. */
  isLasting?: boolean;
  /** Username of who is signed in. */
  user?: string | undefined;
  /** The only address that it counts from. */
  boundTo?: string | undefined;
  plan?: Plan | undefined;
  /** Messages that no page has shown yet: the next one does. */
  messages?: readonly Message[];
  /** The query of the page that has asked last. */
  query?: string;
  /** The plan as it was before each stage that is done, since it was begun. */
  history?: readonly Plan[];
}

/** Where sessions are kept, by their key. */
export interface SessionStore {
  read(key: string): Promise<Session | undefined>;
  write(session: Session): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Where a world is kept: whatever can be cloned, by its key. */
export interface Store {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
}

/** Keeps it until the page or process ends. Copies go in and out, as with any store that outlives it. */
export function memoryStore(): Store {
  const values = new Map<string, unknown>();
  return {
    read: (key) => Promise.resolve(structuredClone(values.get(key))),
    write: (key, value) => Promise.resolve(void values.set(key, structuredClone(value))),
    remove: (key) => Promise.resolve(void values.delete(key)),
    clear: () => Promise.resolve(values.clear()),
  };
}

/** Keeps sessions in a store, beside whatever else is there. */
export function sessionsIn(store: Store): SessionStore {
  const at = (key: string) => `session ${key}`;
  return {
    // Only this store writes to these keys.
    read: async (key) => (await store.read(at(key))) as Session | undefined,
    write: (session) => store.write(at(session.key), session),
    remove: (key) => store.remove(at(key)),
  };
}
