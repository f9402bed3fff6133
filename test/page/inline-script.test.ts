import { expect } from "@open-wc/testing";
import fc from "fast-check";
import { pageAddress } from "../../src/page/address.js";
import { executorUrl } from "../../src/protocol/index.js";
import type { StartedExchange } from "../../src/executor/index.js";
import { ORIGIN, addresses, browsersPath } from "./addresses.js";

const SEARCH = "?next=%2Fa!'()*~%20+b";

const html = new DOMParser().parseFromString(await (await fetch("/index.html")).text(), "text/html");
const inline = html.querySelector("script:not([src])")?.textContent ?? "";

/** The headers of the last early call. */
let headers: HeadersInit | undefined;

/** Runs the inline script at a path: the address that it asked for at once, if it did. */
function asked(pathname: string, search = SEARCH): string | undefined {
  const calls: string[] = [];
  const ask = (url: string, init: RequestInit) => {
    calls.push(url);
    headers = init.headers;
    return new Promise(() => {});
  };
  const page: { fetch: unknown; authentikFlowStarted?: StartedExchange } = { fetch: ask };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function("location", "window", "fetch", inline)({ pathname, search, origin: ORIGIN }, page, ask);
  expect(calls).to.deep.equal(page.authentikFlowStarted ? [page.authentikFlowStarted.url] : []);
  return calls[0];
}

describe("the inline script", () => {
  for (const { pathname, early } of addresses) {
    it(`${early ? "sends the request that the modules would send" : "leaves the request to the modules"}, at ${pathname}`, () => {
      const { base, slug } = pageAddress(pathname, {}, ORIGIN);
      expect(asked(pathname)).to.equal(early ? executorUrl(base, slug, SEARCH.slice(1)) : undefined);
    });
  }

  it("asks the server for the language that the address names", () => {
    asked("/if/flow/login/", "?locale=pt-BR&next=%2F");
    expect(headers).to.include({ "Accept-Language": "pt-BR" });
    for (const search of ["?next=locale%3Dde", "?locale=", "?locale=de%0Ax", "?locale=%C3%A4"]) {
      asked("/if/flow/login/", search);
      expect(headers, search).not.to.have.property("Accept-Language");
    }
  });

  it("sends the same request as the modules, or none", () => {
    fc.assert(
      fc.property(browsersPath, (path) => {
        const { base, slug } = pageAddress(path, {}, ORIGIN);
        expect(asked(path) ?? "nothing").to.be.oneOf(["nothing", executorUrl(base, slug, SEARCH.slice(1))]);
      }),
      { numRuns: 1000 },
    );
  });
});
