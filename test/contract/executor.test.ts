import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { fixtures } from "../../mocks/challenges/index.js";
import { embeddedExecutor } from "../../mocks/executor/index.js";
import { demoWorld } from "../../mocks/world.js";
import type { Challenge } from "../../src/protocol/challenges.js";
import { validate } from "./openapi.js";
import { ada, hastyAda, hastyMary, mary, stranger, vandal, type Person } from "./people.js";
import { Visitor } from "./visitor.js";

const people: readonly Person[] = [ada, hastyAda, mary, hastyMary, stranger, vandal];
const login = "default-authentication-flow";
const met = new Set<string>();

describe("The embedded executor speaks as a server does", () => {
  for (const { slug } of demoWorld().flows) {
    test(`in the flow ${slug}, for every kind of user`, async () => {
      for (const person of people) await visit((visitor) => play(visitor, slug, person));
    });

    test(`in the flow ${slug}, when a user is signed in`, async () => {
      for (const person of people) {
        await visit(async (visitor) => {
          assert.equal(await play(visitor, login, ada), "xak-flow-redirect");
          await play(visitor, slug, person);
        });
      }
    });
  }

  test("below a path", async () => {
    await visit((visitor) => play(visitor, login, hastyAda), { base: "/auth/" });
  });

  test("when the page wants to go on from there, to where it may and where it may not", async () => {
    const ends = { "next=/if/user/": "xak-flow-redirect", "next=//elsewhere.example.org": "ak-stage-access-denied" };
    for (const [query, end] of Object.entries(ends)) {
      await visit(async (visitor) => assert.equal(await play(visitor, login, ada), end), { query });
    }
  });

  test("of its brand and its configuration", async () => {
    await visit(async (visitor) => {
      assert.deepEqual(validate("CurrentBrand", await visitor.read("core/brands/current/")), []);
      assert.deepEqual(validate("Config", await visitor.read("root/config/")), []);
    });
  });

  after(() => {
    const unmet = fixtures.map(({ component }) => component).filter((component) => !met.has(component));
    assert.deepEqual(unmet, [], "no flow shows these");
  });
});

/** Lets a new browser into a new world, and has nothing go by there that a server would not send or take. */
async function visit(activity: (visitor: Visitor) => Promise<unknown>, { base = "/", query = "" } = {}): Promise<void> {
  const visitor = new Visitor(embeddedExecutor(demoWorld({ base })), base, query);
  await activity(visitor);
  visitor.met.forEach((component) => met.add(component));
  assert.deepEqual(visitor.problems, []);
}

/** Plays a flow until the user has no more answers. @returns the component it ended with */
async function play(visitor: Visitor, slug: string, person: Person): Promise<string> {
  const attempts = new Map<string, number>();
  let challenge = await visitor.open(slug);
  for (;;) {
    const { component } = challenge;
    const attempt = (attempts.get(component) ?? 0) + 1;
    attempts.set(component, attempt);
    const answer = person(challenge, attempt);
    if (answer === undefined) return component;
    assert.ok(attempt < 50, `${slug} asks for ${component} without end`);
    challenge = await (typeof answer === "string"
      ? say(visitor, slug, answer)
      : visitor.respond(slug, challenge, answer));
  }
}

/** Sends what no page sends. Where that makes the executor fail, a reload brings the same step again. */
async function say(visitor: Visitor, slug: string, text: string): Promise<Challenge> {
  const challenge = await visitor.post(slug, text);
  return challenge.component === "ak-stage-flow-error" ? visitor.open(slug) : challenge;
}
