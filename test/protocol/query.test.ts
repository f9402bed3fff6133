import { expect } from "@open-wc/testing";
import { encodeQuery, executorUrl } from "../../src/protocol/index.js";
import { playWorld } from "../flow.js";
import { due, methods, requests, started, statuses } from "./walk.js";

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
    expect(`query=${encodeQuery(ASCII)}`).to.equal(PYTHON);
    expect(encodeQuery("ü€😀")).to.equal("%C3%BC%E2%82%AC%F0%9F%98%80");
  });

  it("reaches the wire as it was escaped: no parser of URLs writes it anew", () => {
    expect(executorUrl("https://example.org/", "a", ASCII)).to.equal(
      `https://example.org/api/v3/flows/executor/a/?${PYTHON}`,
    );
  });

  it("never turns a real redirect into a challenge (the encoding trap)", async () => {
    const session = await started("demo-steps", { query: QUERY });
    await session.respond({});
    due(session, "ak-stage-dummy");
    expect(methods()).to.equal("GET POST GET");
    expect(await statuses()).to.deep.equal([200, 302, 200]);
  });

  it("brings the target back byte for byte", async () => {
    const session = await started("demo-steps", { query: QUERY });
    await session.respond({});
    await session.respond({});
    expect(due(session, "xak-flow-redirect").to).to.equal(NEXT);
  });

  it("goes with every GET and every POST, unchanged", async () => {
    const session = await started("demo-steps", { query: QUERY });
    await session.respond({});
    await session.start();
    await session.respond({});
    expect(methods()).to.equal("GET POST GET GET POST");
    const sent = requests.map(({ url }) => new URL(url));
    expect(new Set(sent.map(({ search }) => search))).to.deep.equal(new Set([`?query=${encodeQuery(QUERY)}`]));
    expect(new Set(sent.map(({ searchParams }) => searchParams.get("query")))).to.deep.equal(new Set([QUERY]));
  });

  it("names the language that every call asks the server to speak", async () => {
    const session = await started("demo-steps", { query: "next=%2F&locale=pt-BR" });
    await session.respond({});
    const languages = requests.map(({ headers }) => headers.get("Accept-Language"));
    expect(languages).to.deep.equal(Array(requests.length).fill("pt-BR"));
  });

  it("names no language that no header can carry", async () => {
    for (const locale of ["", "%0A", "de,en", "%C3%A4"]) await started("demo-steps", { query: `locale=${locale}` });
    const sent = requests.map(({ headers }) => headers.get("Accept-Language") ?? "the browser's own");
    expect(new Set(sent).size).to.equal(1); // as without any
  });

  it("may be empty, and is sent all the same", async () => {
    const session = await started("demo-steps");
    await session.respond({});
    await session.respond({});
    expect(due(session, "xak-flow-redirect").to).to.equal("/");
    expect(requests.every(({ url }) => url.endsWith("/?query="))).to.equal(true);
    expect(await statuses()).to.deep.equal([200, 302, 200, 200]);
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
    it(`lies below ${base}, whatever the slug: ${slug}`, () => expect(executorUrl(base, slug)).to.equal(address));
  }

  it("holds for a walk below a path prefix, where redirects stay below it", async () => {
    playWorld({ base: "/auth/" });
    const session = await started("demo-steps", { base: `${location.origin}/auth/` });
    await session.respond({});
    await session.respond({});
    expect(due(session, "xak-flow-redirect").to).to.equal("/auth/");
    expect(requests.every(({ url }) => new URL(url).pathname === "/auth/api/v3/flows/executor/demo-steps/")).to.equal(
      true,
    );
    expect(await statuses()).to.deep.equal([200, 302, 200, 200]);
  });
});
