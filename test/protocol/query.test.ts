import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeQuery, executorUrl } from "../../src/protocol/index.js";
import { ORIGIN, playWorld, requests, statuses } from "./network.js";
import { due, methods, started } from "./walk.js";

/** `urllib.parse.urlencode({"query": "".join(map(chr, range(128)))})`, as Python says it. */
const PYTHON =
  "query=%00%01%02%03%04%05%06%07%08%09%0A%0B%0C%0D%0E%0F%10%11%12%13%14%15%16%17%18%19%1A%1B%1C%1D%1E%1F" +
  "+%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ" +
  "%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%7F";
const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join("");

/** Everything that one of the usual encoders gets wrong, and what must survive them all. */
const NEXT = "/a!'()*~ +b&c=d%e/?f#gü%2F+%20";
const QUERY = `next=${encodeURIComponent(NEXT)}&key=(a b)*!&empty=&flag`;

describe("the query of the page", () => {
  it("is escaped as the server's Python escapes it, character by character", () => {
    assert.equal(`query=${encodeQuery(ASCII)}`, PYTHON);
    assert.equal(encodeQuery("ü€😀"), "%C3%BC%E2%82%AC%F0%9F%98%80");
  });

  it("is sent as it was escaped: no URL parser changes it", () => {
    assert.equal(
      executorUrl("https://example.org/", "a", ASCII),
      `https://example.org/api/v3/flows/executor/a/?${PYTHON}`,
    );
  });

  it("never turns a real redirect into a challenge (the encoding trap)", async () => {
    const session = await started("demo-steps", { query: QUERY });
    await session.respond({});
    due(session, "ak-stage-dummy");
    assert.equal(methods(), "GET POST GET");
    assert.deepEqual(statuses(), [200, 302, 200]);
  });

  it("keeps the target byte for byte", async () => {
    const session = await started("demo-steps", { query: QUERY });
    await session.respond({});
    await session.respond({});
    assert.equal(due(session, "xak-flow-redirect").to, NEXT);
  });

  it("is sent with every GET and every POST, unchanged", async () => {
    const session = await started("demo-steps", { query: QUERY });
    await session.respond({});
    await session.start();
    await session.respond({});
    assert.equal(methods(), "GET POST GET GET POST");
    const sent = requests.map(({ url }) => new URL(url));
    assert.deepEqual(new Set(sent.map(({ search }) => search)), new Set([`?query=${encodeQuery(QUERY)}`]));
    assert.deepEqual(new Set(sent.map(({ searchParams }) => searchParams.get("query"))), new Set([QUERY]));
  });

  it("is sent even if it is empty", async () => {
    const session = await started("demo-steps");
    await session.respond({});
    await session.respond({});
    assert.equal(due(session, "xak-flow-redirect").to, "/");
    assert.ok(requests.every(({ url }) => url.endsWith("/?query=")));
    assert.deepEqual(statuses(), [200, 302, 200, 200]);
  });
});

describe("the address of an executor", () => {
  const addresses: Record<string, readonly [base: string, slug: string]> = {
    "https://example.org/api/v3/flows/executor/login/?query=": ["https://example.org/", "login"],
    "https://example.org/auth/api/v3/flows/executor/login/?query=": ["https://example.org/auth/", "login"],
    "https://example.org:8443/a/b/api/v3/flows/executor/Log_in-2/?query=": [
      "https://example.org:8443/a/b/",
      "Log_in-2",
    ],
    "https://example.org/api/v3/flows/executor/a%20b%2F..%2Fc%3Fd%23e/?query=": [
      "https://example.org/",
      "a b/../c?d#e",
    ],
    "https://example.org/api/v3/flows/executor/%C3%BC%25/?query=": ["https://example.org/", "ü%"],
  };
  for (const [address, [base, slug]] of Object.entries(addresses)) {
    it(`lies below ${base}, whatever the slug: ${slug}`, () => assert.equal(executorUrl(base, slug), address));
  }

  it("stays below a path prefix for a whole walk, redirects included", async () => {
    playWorld({ base: "/auth/" });
    const session = await started("demo-steps", { base: `${ORIGIN}/auth/` });
    await session.respond({});
    await session.respond({});
    assert.equal(due(session, "xak-flow-redirect").to, "/auth/");
    assert.ok(requests.every(({ url }) => new URL(url).pathname === "/auth/api/v3/flows/executor/demo-steps/"));
    assert.deepEqual(statuses(), [200, 302, 200, 200]);
  });
});
