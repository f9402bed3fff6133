import { expect } from "@open-wc/testing";
import { pageAddress, type SaidAddress } from "../../src/page/address.js";
import { executorUrl } from "../../src/protocol/index.js";
import { ORIGIN, addresses, browsersPath, text } from "./addresses.js";
import fc from "../seeded-page.js";

/** How many addresses are thought of. */
const RUNS = 1000;

/** The same, and such as no browser has. */
const pathname = fc.oneof(
  browsersPath,
  text.map((path) => `/${path}/if/flow/x/`),
  text,
);
const word = fc.oneof(text, fc.constantFrom(null, undefined, 0, 5, true, "", [], ["//attacker.example/"], {}));
const said: fc.Arbitrary<SaidAddress> = fc.record(
  { bases: fc.array(word, { maxLength: 3 }), slugs: fc.array(word, { maxLength: 2 }) },
  { requiredKeys: [] },
);

describe("the address of the page", () => {
  for (const { pathname, root, slug } of addresses) {
    it(`is read from the path ${pathname}`, () => {
      expect(pageAddress(pathname, {}, ORIGIN)).to.deep.equal({ base: ORIGIN + root, slug });
    });
  }

  it("is of the page's own origin, whatever the path and the page say", () => {
    fc.assert(
      fc.property(pathname, said, (path, words) => {
        const { base, slug } = pageAddress(path, words, ORIGIN);
        const root = new URL(base);
        expect(root.origin).to.equal(ORIGIN);
        expect(root.href).to.equal(base);
        expect(root.pathname)
          .to.match(/^\/$|^\/[^/].*\/$/)
          .and.not.include("//");
        expect(slug).to.be.a("string").and.not.equal("");
        const executor = new URL(executorUrl(base, slug));
        expect(executor.origin).to.equal(ORIGIN);
        const folder = `${root.pathname}api/v3/flows/executor/`;
        expect(executor.pathname.slice(0, folder.length)).to.equal(folder);
        expect(executor.pathname.slice(folder.length)).to.match(/^[^/]+\/$/);
      }),
      { numRuns: RUNS },
    );
  });

  it("leads to the executor of the same slug", () => {
    fc.assert(
      fc.property(text, (slug) => {
        fc.pre(slug !== "" && !/^\.+$|\p{Cs}/u.test(slug));
        const { pathname } = new URL(executorUrl(`${ORIGIN}/sso/`, slug));
        expect(pathname).to.equal(`/sso/api/v3/flows/executor/${encodeURIComponent(slug)}/`);
      }),
    );
  });

  for (const slug of [".", "..", "%2e%2e", "%2e.", "../..", "..%2f..", "a%2fb", "a/b", "\\..\\", "?", "#", "\ud800"]) {
    it(`leads to an address below that of the executors for a flow called ${JSON.stringify(slug)}`, () => {
      const { pathname, search, hash } = new URL(executorUrl(`${ORIGIN}/sso/`, slug));
      expect(pathname).to.match(/^\/sso\/api\/v3\/flows\/executor\/[^/]+\/$/);
      expect([search, hash]).to.deep.equal(["?query=", ""]);
    });
  }

  it("has the first base of the page's own origin", () => {
    const base = (bases: unknown[]) => pageAddress("/a/if/flow/x/", { bases }, ORIGIN).base;
    for (const good of ["/sso/", "/sso", "sso/", "./sso/?a#b", `${ORIGIN}/sso/`]) {
      expect(base([good]), good).to.equal(`${ORIGIN}/sso/`);
    }
    const foreign = [
      "//attacker.example/",
      "\\\\attacker.example/",
      `https://user:word@login.example.org/sso`,
      `${ORIGIN}.attacker.example/`,
      "/\\attacker.example/",
      "https://attacker.example/",
    ];
    const broken = [
      "http://[",
      "javascript:alert(1)",
      `blob:${ORIGIN}/sso/`,
      "data:,",
      "http://login.example.org/sso/",
    ];
    for (const bad of [...foreign, ...broken, "", null, 5, true, [], {}, ["/sso/"]]) {
      expect(base([bad]), JSON.stringify(bad)).to.equal(`${ORIGIN}/a/`);
      expect(base([bad, "/sso/"]), JSON.stringify(bad)).to.equal(`${ORIGIN}/sso/`);
    }
  });
});
