import { scryptAsync } from "@noble/hashes/scrypt.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

/** An account. */
export interface User {
  username: string;
  name: string;
  email: string;
  phone?: string;
  /** User principal name. */
  upn?: string;
  isActive: boolean;
  isSuperuser?: boolean;
  /** Is told how a flow failed, as superusers are. */
  isDebugging?: boolean;
  /** Internal users have the overview of applications. */
  isInternal?: boolean;
  /** Names. */
  groups?: readonly string[];
  /** Whatever else a server keeps of an account. */
  attributes?: Readonly<Record<string, unknown>>;
  /** The language that was chosen; blank is automatic. */
  locale?: string;
  /** `scrypt$N$r$p$salt$key`, the last two in hexadecimal. */
  passwordHash: string;
}

/** A passkey, as a server knows it. */
export interface Passkey {
  /** Base64url. */
  id: string;
  publicKey: readonly number[];
  /** How often it has signed, if it counts. */
  counter: number;
  /** Model of its authenticator, all zeros where the authenticator does not say. */
  aaguid: string;
  lastUsed: string | null;
  /** Whose it is. */
  username: string;
}

/** What a person may be found by. */
export type IdentifierField = "username" | "email" | "upn";

/** The accounts of a world. */
export interface Directory {
  readonly users: readonly User[];
  readonly passkeys: readonly Passkey[];
  get(username: string): User | undefined;
  /** The account that has this identifier in one of the fields. */
  find(identifier: string, fields: readonly IdentifierField[], ignoreCase: boolean): User | undefined;
  verify(user: User, password: string): Promise<boolean>;
  passkey(id: string): Passkey | undefined;
  passkeysOf(user: User): readonly Passkey[];
  /** Adds a passkey, or changes the one of that id. */
  keep(passkey: Passkey): void;
  /** Adds an account, or changes the one of that username. */
  write(user: User, username?: string): void;
  /** Deletes an account with its passkeys. */
  remove(username: string): void;
}

/** A directory of these accounts, and of their passkeys. */
export function directory(accounts: readonly User[], known: readonly Passkey[] = []): Directory {
  let users = accounts;
  const passkeys = new Map(known.map((passkey) => [passkey.id, passkey]));
  return {
    get users() {
      return users;
    },
    get passkeys() {
      return [...passkeys.values()];
    },
    get: (username) => users.find((user) => user.username === username),
    find(identifier, fields, ignoreCase) {
      const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text);
      return users.find((user) => fields.some((field) => fold(user[field] ?? "") === fold(identifier)));
    },
    async verify(user, password) {
      const [, N, r, p, salt = "", key] = user.passwordHash.split("$");
      return (await derive(password, Number(N), Number(r), Number(p), salt)) === key;
    },
    passkey: (id) => passkeys.get(id),
    passkeysOf: ({ username }) => [...passkeys.values()].filter((passkey) => passkey.username === username),
    keep: (passkey) => void passkeys.set(passkey.id, passkey),
    write(user, username = user.username) {
      users = [...users.filter((it) => it.username !== username), user];
    },
    remove(username) {
      users = users.filter((it) => it.username !== username);
      for (const { id, username: owner } of [...passkeys.values()]) if (owner === username) passkeys.delete(id);
    },
  };
}

/** The hash of a password; the cost, a power of two, is cheap unless told: these accounts are toys. */
export async function hashPassword(password: string, cost = 4096): Promise<string> {
  const salt = bytesToHex(crypto.getRandomValues(new Uint8Array(16)));
  return `scrypt$${cost}$8$1$${salt}$${await derive(password, cost, 8, 1, salt)}`;
}

async function derive(password: string, N: number, r: number, p: number, salt: string): Promise<string> {
  return bytesToHex(await scryptAsync(password.normalize("NFKC"), hexToBytes(salt), { N, r, p, dkLen: 32 }));
}

/** What the demo prints, for people to sign in with. */
export const demoCredentials = { username: "ada", password: "analytical" } as const;

/** Has a password and nothing else, until she sets something up. */
export const ada: User = {
  username: demoCredentials.username,
  name: "Ada Lovelace",
  email: "ada@example.org",
  isActive: true,
  isInternal: true,
  passwordHash:
    "scrypt$4096$8$1$54bf82a49496a9e8001c239b81c486d4$41d8f652133f54b1b05c75b27b12994dd0f54a9dfd57fbeb40d6105af7baddea",
};

/** Has a second factor of each kind, and the same password. */
export const mary: User = { ...ada, username: "mary", name: "Mary Somerville", email: "mary@example.org" };
