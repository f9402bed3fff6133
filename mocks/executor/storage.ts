import type { Message } from "./channel.js";
import type { Plan } from "./flow.js";

/** What the server remembers of a browser. */
export interface Session {
  key: string;
  /** Milliseconds since 1970. */
  expires: number;
  /** Username of who is signed in. */
  user?: string | undefined;
  /** The only address that it counts from. */
  boundTo?: string | undefined;
  plan?: Plan | undefined;
  /** What nobody has heard yet: the next page shows it. */
  messages?: readonly Message[];
  /** The query of the page that has asked last. */
  query?: string;
  /** The plan as it was before each stage that is done, since it was begun. */
  history?: readonly Plan[];
}

/** Where sessions are kept, by their key. */
export interface SessionStore {
  read(key: string): Promise<Session | undefined> | Session | undefined;
  write(session: Session): Promise<void> | void;
  remove(key: string): Promise<void> | void;
}

/** Keeps sessions until the page or process ends. Copies go in and out, as with any store that outlives it. */
export function memoryStorage(): SessionStore {
  const sessions = new Map<string, Session>();
  return {
    read(key) {
      const session = sessions.get(key);
      return session && structuredClone(session);
    },
    write(session) {
      sessions.set(session.key, structuredClone(session));
    },
    remove(key) {
      sessions.delete(key);
    },
  };
}
