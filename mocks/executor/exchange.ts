import type { User } from "../directory.js";
import { readCookies, setCookie, type Cookie } from "./cookies.js";
import type { Message } from "./channel.js";
import { languageOf, said, type Language } from "./language.js";
import { randomHex } from "./random.js";
import type { Session } from "./storage.js";
import { keyOf } from "./stages/model.js";
import type { World } from "./world.js";

const day = 86_400_000;
/** Name of the cookie that holds the key of a session. */
export const sessionCookie = "authentik_session";
const csrfCookie = "authentik_csrf";
/** Seconds that its cookie lasts: 52 weeks. */
const csrfAge = 31_449_600;

/** One request with the state of the session that it belongs to, until the reply is sent (contract, section 1.5). */
export class Exchange {
  readonly url: URL;
  /** The query of the page, which travels inside the query of the call. */
  readonly query: URLSearchParams;
  readonly requestId = randomHex();
  session: Session;
  /** Whether a flow was played, which writes to the session in any case. */
  isPlayed = false;

  readonly #cookies: ReadonlyMap<string, string>;
  readonly #isNew: boolean;
  readonly #given: Cookie[] = [];
  readonly #before: string;
  #newCsrf: string | undefined;
  #isSignedOut = false;

  private constructor(
    readonly world: World,
    readonly request: Request,
    session: Session | undefined,
  ) {
    this.url = new URL(request.url);
    this.query = new URLSearchParams(this.url.searchParams.get("query") ?? "");
    this.#cookies = readCookies(request.headers);
    this.#isNew = session === undefined;
    this.session = session ?? { key: randomHex(), expires: world.clock() + day };
    this.#before = JSON.stringify(this.session);
  }

  /** Finds the session of a request; one that is unknown or over is replaced by a new one. */
  static async open(world: World, request: Request): Promise<Exchange> {
    const key = readCookies(request.headers).get(sessionCookie);
    const session = key ? await world.storage.read(key) : undefined;
    return new Exchange(world, request, session && session.expires > world.clock() ? session : undefined);
  }

  /** The user who is signed in. */
  get user(): User | undefined {
    return this.session.user === undefined ? undefined : this.world.directory.get(this.session.user);
  }

  /** The language of the server's texts. */
  get language(): Language {
    return languageOf(this.world, this.user, this.request);
  }

  /** Where the request comes from, if a proxy has said so. */
  get address(): string {
    return this.request.headers.get("X-Forwarded-For")?.split(",")[0]?.trim() ?? "";
  }

  /** Whether the session is bound to another place than this. */
  get hasMoved(): boolean {
    return this.session.boundTo !== undefined && this.session.boundTo !== this.address;
  }

  /** Whether a response may be taken from this page: only a signed-in session must prove it. */
  get isTrusted(): boolean {
    if (this.session.user === undefined) return true;
    const origin = this.request.headers.get("Origin");
    const token = this.#cookies.get(csrfCookie);
    const isSameOrigin = origin === null || (URL.canParse(origin) && new URL(origin).host === this.url.host);
    return isSameOrigin && Boolean(token) && this.request.headers.get("X-authentik-CSRF") === token;
  }

  /** A cookie that the browser has. */
  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  /** Sets a cookie of a stage in the browser, for so many seconds. */
  setCookie(name: string, value: string, maxAge: number): void {
    this.#given.push({ name, value, path: this.world.base, httpOnly: true, maxAge });
  }

  /**
   * Signs a user in, under a new session key; for so many seconds, or until the browser closes; perhaps only as long as
   * requests come from where this one does.
   */
  async signIn(user: User, lifetime?: number, isBound = false): Promise<void> {
    this.world.channel.announceSignIn(this.session.key);
    await this.#renew(user.username);
    if (isBound) this.session.boundTo = this.address;
    this.#newCsrf = randomHex();
    this.session.isLasting = lifetime !== undefined;
    this.#isSignedOut = false;
    this.session.expires = this.world.clock() + (lifetime === undefined ? 14 * day : lifetime * 1000);
  }

  /** Shows the user a message beside the flow: at once if a page listens, else on the next page. */
  addMessage(level: Message["level"], text: string): void {
    const { session, world } = this;
    const message = said(text, this.language);
    if (world.channel.send(session.key, { level, message })) return;
    session.messages = [...(session.messages ?? []), { level, message }];
  }

  /** Notifies a superuser of what has failed, as the rules do that come with a server. */
  notify(): void {
    if (this.user?.isSuperuser) this.world.channel.notify(this.session.key, keyOf("notification", this.requestId));
  }

  /** Signs out. The plan goes on: what follows belongs to the same flow. */
  async signOut(): Promise<void> {
    await this.#renew(undefined);
    this.session.isLasting = false;
    this.#isSignedOut = true;
    this.session.expires = this.world.clock() + day;
  }

  /**
   * Stores the session, and sends its cookie again after each change. A session that holds nothing is never begun, and
   * one that was signed out of is over, unless a plan goes on.
   */
  async close(headers: Headers): Promise<void> {
    for (const cookie of this.#given) setCookie(headers, cookie);
    const path = this.world.base;
    const { key, expires, isLasting } = this.session;
    const cookie = { name: sessionCookie, value: key, path, httpOnly: true };
    if (this.#isEmpty) {
      if (this.#isSignedOut && !this.#isNew) setCookie(headers, { ...cookie, value: "", maxAge: 0 });
      if (this.#isSignedOut || this.#isNew) return;
    }
    await this.world.storage.write(this.session);
    if (this.#newCsrf) {
      setCookie(headers, { name: csrfCookie, value: this.#newCsrf, path, httpOnly: false, maxAge: csrfAge });
    }
    if (!this.isPlayed && JSON.stringify(this.session) === this.#before) return;
    setCookie(headers, { ...cookie, maxAge: isLasting ? Math.ceil((expires - this.world.clock()) / 1000) : undefined });
  }

  get #isEmpty(): boolean {
    return !this.session.plan && this.session.user === undefined;
  }

  async #renew(user: string | undefined): Promise<void> {
    await this.world.storage.remove(this.session.key);
    this.session = { ...this.session, key: randomHex(), user, boundTo: undefined };
  }
}
