import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import fetchCookie from "fetch-cookie";
import type { Flow } from "../../mocks/executor/flow.js";
import type { World } from "../../mocks/executor/world.js";
import { demoWorld } from "../../mocks/world.js";
import { FlowSession, HttpTransport, safeTarget } from "../../src/protocol/index.js";
import type { Challenge, ChallengeResponse, Component } from "../../src/protocol/index.js";
import { serve } from "./server.js";

/** How many addresses each detour is taken for. */
const RUNS = 100;

/** What page addresses trip over. */
const piece = fc.oneof(
  fc.constantFrom(
    "/",
    "?",
    "&",
    "=",
    "#",
    "+",
    "%",
    "%20",
    "%2F",
    "%2f",
    "%25",
    "%C3%A9",
    "%zz",
    ";",
    ":",
    "@",
    "//",
    "..",
  ),
  fc.constantFrom(
    " ",
    "'",
    '"',
    "(",
    ")",
    "*",
    "!",
    "~",
    "\\",
    "|",
    "<b>",
    "next=/evil",
    "&next=",
    "?next=%2Fother",
    "flow_token=",
  ),
  fc.constantFrom("é", "ß", "漢字", "😀", "\u200f", "wiki", "client_id=a&redirect_uri=https://app.example/cb"),
  fc.string({ minLength: 1, maxLength: 5 }),
);

/**
 * Where people wanted to go: relative addresses, as a server takes no others. None ends with a space: browsers drop it.
 */
const nexts = fc.array(piece, { maxLength: 6 }).map((pieces) => `/application/${pieces.join("").trimEnd()}`);

/** Ways to write it into the query of a page, all of which are met. */
const spelling = fc.constantFrom<(next: string) => string>(
  (next) => `next=${encodeURIComponent(next)}`,
  (next) => new URLSearchParams({ next }).toString(),
  (next) => `theme=dark&next=${encodeURIComponent(next).replaceAll("%2F", "/").replaceAll("%3A", ":")}&q=a+b%20c`,
);

/** Another user's login. */
const FORGE = "/source/forge/";

const identification = { kind: "identification", name: "identification", userFields: ["username"] } as const;
const userLogin = { order: 100, stage: { kind: "user_login", name: "login" } } as const;
const username = { fieldKey: "username", label: "Username", type: "username" } as const;

/** A login with every way out that there is, and where those lead. No passwords: to hash one takes its time. */
function flows(next: string): readonly Flow[] {
  // A server writes what it needs to come back into the address of a source.
  const to = `${FORGE}?${new URLSearchParams({ next }).toString()}`;
  const sources = [{ name: "Forge", challenge: { component: "xak-flow-redirect" as const, to } }];
  const ways = { enrollmentFlow: "enrollment", recoveryFlow: "recovery", sources };
  const one = { name: "", title: "", authentication: "none" } as const;
  return [
    {
      ...one,
      slug: "login",
      designation: "authentication",
      bindings: [
        { order: 0, stage: { ...identification, ...ways } },
        { order: 1, stage: { kind: "dummy", name: "dummy" } },
        userLogin,
      ],
    },
    {
      ...one,
      slug: "source",
      designation: "authentication",
      bindings: [{ order: 0, stage: identification }, userLogin],
    },
    {
      ...one,
      slug: "recovery",
      designation: "recovery",
      bindings: [{ order: 0, stage: identification }, { order: 1, stage: { kind: "email", name: "email" } }, userLogin],
    },
    {
      ...one,
      slug: "enrollment",
      designation: "enrollment",
      bindings: [
        { order: 0, stage: { kind: "prompt", name: "prompt", fields: [username] } },
        { order: 1, stage: { kind: "user_write", name: "write" } },
        userLogin,
      ],
    },
  ];
}

/** Answers to whatever is asked on the way. */
function answerTo(challenge: Challenge): ChallengeResponse {
  if (challenge.component === "ak-stage-identification") return { uid_field: "ada" };
  if (challenge.component === "ak-stage-prompt") return { username: `somebody-${++people}` };
  if (challenge.component === "ak-stage-consent") return { token: challenge.token };
  return {};
}
let people = 0;

/** A browser with a page in it, which does what the page of a flow does, by the same core. */
class Browser {
  /** Where it ended: an address that is not one of the login. */
  end: string | undefined;
  /** What the last flow said to go to. */
  told: string | undefined;
  /** Whether the next response is lost on its way. */
  losesResponse = false;
  readonly #fetch = fetchCookie(fetch);
  #address: URL;
  #session: FlowSession | undefined;

  constructor(readonly base: string) {
    this.#address = new URL(base);
  }

  /** Opens an address, as a link or as a redirect of the server. */
  async open(to: string): Promise<void> {
    this.#address = new URL(to, this.base);
    const { pathname, searchParams } = this.#address;
    const slug = /^\/if\/flow\/(\w+)\/$/.exec(pathname)?.[1];
    if (slug) await this.#begin(slug);
    else if (pathname === FORGE) await this.open(`/if/flow/source/?${searchParams.toString()}`);
    else if (pathname.startsWith("/flows/")) {
      const { headers } = await this.#fetch(this.#address.href, { redirect: "manual" });
      await this.open(headers.get("Location") ?? "");
    } else this.end = this.#address.href;
  }

  reload(): Promise<void> {
    return this.open(this.#address.href);
  }

  /** Answers until the flow wants something else. */
  async answerUntil(component: Component): Promise<void> {
    for (let steps = 0; this.challenge.component !== component; steps++) {
      assert.ok(steps < 9, `${component} did not come, but ${JSON.stringify(this.challenge)}`);
      await this.#session?.respond(answerTo(this.challenge));
      if (this.#session?.state.status === "failed") await this.#session.retry();
    }
  }

  /** Plays a flow to its end. */
  async finish(): Promise<void> {
    await this.answerUntil("xak-flow-redirect");
    this.told = this.due("xak-flow-redirect").to;
    await this.follow(this.told);
  }

  /** Follows an address of a challenge. */
  async follow(to: string | undefined): Promise<void> {
    const target = safeTarget(to ?? "", this.base);
    assert.ok(to && target, `${to} leads nowhere`);
    await this.open(target);
  }

  get challenge(): Challenge {
    const challenge = this.#session?.challenge;
    assert.ok(challenge, "nothing is asked");
    return challenge;
  }

  due<C extends Component>(component: C): Challenge<C> {
    assert.equal(this.challenge.component, component);
    return this.challenge;
  }

  async #begin(slug: string): Promise<void> {
    const fetch = (input: string, init: RequestInit) => {
      if (!this.losesResponse || init.method !== "POST") return this.#fetch(input, init);
      this.losesResponse = false;
      return Promise.reject(new TypeError("The network is down"));
    };
    const query = this.#address.search.slice(1);
    this.#session = new FlowSession(new HttpTransport({ base: this.base, slug, query, fetch, backoff: [1] }));
    await this.#session.start();
  }
}

/** Ways that people take before they arrive. */
const detours: Readonly<Record<string, (browser: Browser, world: World) => Promise<void>>> = {
  "no detour": (browser) => browser.finish(),
  async "not you"(browser) {
    await browser.answerUntil("ak-stage-dummy");
    await browser.follow(browser.challenge.flow_info?.cancel_url);
  },
  async recovery(browser, { outbox }) {
    await browser.follow(browser.due("ak-stage-identification").recovery_url);
    await browser.answerUntil("ak-stage-email");
    await browser.follow(outbox.at(-1)?.link);
    await browser.finish();
  },
  async "sign-up"(browser) {
    await browser.follow(browser.due("ak-stage-identification").enroll_url);
    await browser.finish();
  },
  async "a source and back"(browser) {
    const { sources = [] } = browser.due("ak-stage-identification");
    const [{ challenge } = { challenge: undefined }] = sources;
    await browser.follow(challenge?.component === "xak-flow-redirect" ? challenge.to : undefined);
    await browser.finish();
  },
  async "a reload at each step"(browser) {
    await browser.reload();
    await browser.answerUntil("ak-stage-dummy");
    await browser.reload();
    await browser.finish();
  },
  async "a retry of what got lost"(browser) {
    browser.losesResponse = true;
    await browser.finish();
  },
};

for (const [name, take] of Object.entries(detours)) {
  test(`the final navigation equals the original next, byte for byte, after ${name}`, async (context) => {
    const world = demoWorld();
    const base = await serve(context, "/", undefined, world);
    const property = fc.asyncProperty(nexts, spelling, async (next, spell) => {
      Object.assign(world, { flows: flows(next) });
      const browser = new Browser(base);
      await browser.open(`/if/flow/login/?${spell(next)}`);
      await take(browser, world);
      if (browser.told !== undefined) assert.equal(browser.told, next);
      assert.equal(browser.end, new URL(next, base).href);
    });
    await fc.assert(property, { numRuns: RUNS, seed: 1843 });
  });
}
