import { expect } from "@open-wc/testing";
import { pageAddress } from "../../src/page/address.js";
import { executorUrl } from "../../src/protocol/index.js";
import type { StartedExchange } from "../../src/executor/index.js";
import { ORIGIN, addresses, browsersPath } from "./addresses.js";
import fc from "../seeded-page.js";

const SEARCH = "?next=%2Fa!'()*~%20+b";

const LOCALES = ["ar", "de-DE", "zh-Hant"];

const html = new DOMParser().parseFromString(await (await fetch("/index.html")).text(), "text/html");
const inline = html.querySelector("script:not([src], [type])")?.textContent ?? "";

/** The headers of the last early call. */
let headers: HeadersInit | undefined;

/** What the page and the browser say about languages. */
interface Wishes {
  search?: string;
  kept?: string;
  told?: string;
  lang?: string;
  languages?: string[];
}

/** Runs the inline script at a path. @returns what it leaves to the modules */
function run(pathname: string, { search = SEARCH, kept, told, lang = "", languages = ["en"] }: Wishes = {}) {
  const calls: string[] = [];
  const ask = (url: string, init: RequestInit) => {
    calls.push(url);
    headers = init.headers;
    return new Promise(() => {});
  };
  const page: Page = { fetch: ask, authentik: { locale: told } };
  const root = document.implementation.createHTMLDocument();
  root.documentElement.lang = lang;
  const block = Object.assign(root.createElement("script"), { type: "application/json", id: "ak-locales" });
  block.textContent = JSON.stringify(
    Object.fromEntries(LOCALES.map((locale) => [locale, `https://a.example/${locale}.js`])),
  );
  root.head.append(block);
  const storage = { getItem: () => kept ?? null };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function("location", "window", "fetch", "document", "navigator", "localStorage", inline)(
    { pathname, search, origin: ORIGIN },
    page,
    ask,
    root,
    { languages },
    storage,
  );
  expect(calls).to.deep.equal(page.authentikFlowStarted ? [page.authentikFlowStarted.url] : []);
  const preloaded = Array.from(root.querySelectorAll<HTMLLinkElement>("link[rel=modulepreload]"), ({ href }) => href);
  return { url: calls[0], locale: page.authentikFlowLocale, root: root.documentElement, preloaded };
}

/** What the inline script reads and writes of the window. */
interface Page {
  fetch: unknown;
  authentik: object;
  authentikFlowStarted?: StartedExchange;
  authentikFlowLocale?: Window["authentikFlowLocale"];
}

/** The address that the inline script asks for at once, if it does. */
const asked = (pathname: string) => run(pathname).url;

describe("the inline script", () => {
  for (const { pathname, early } of addresses) {
    it(`${early ? "sends the request that the modules would send" : "leaves the request to the modules"}, at ${pathname}`, () => {
      const { base, slug } = pageAddress(pathname, {}, ORIGIN);
      expect(asked(pathname)).to.equal(early ? executorUrl(base, slug, SEARCH.slice(1)) : undefined);
    });
  }

  const [search, kept, told, lang] = ["?next=%2F&locale=de-AT", "zh-TW", "ar-EG", "de"];
  const languages = ["nb", "ar"];
  for (const [what, wishes, locale] of [
    ["the address", { search, kept, told, lang, languages }, "de-DE"],
    ["what the user chose before", { kept, told, lang, languages }, "zh-Hant"],
    ["the server's template", { told, lang, languages }, "ar"],
    ["the page", { lang, languages }, "de-DE"],
    ["the browser", { languages }, "ar"],
    ["nothing that it knows", { search: "?locale=%0A", kept: "<b>", languages: ["nb"] }, "en"],
  ] as const) {
    it(`speaks ${locale} after ${what}: to the server, and to the user from the first frame`, () => {
      const { locale: chosen, root, preloaded } = run("/if/flow/login/", wishes as Wishes);
      expect(headers).to.include({ "Accept-Language": locale });
      expect(root.lang).to.equal(locale);
      expect(root.dir).to.equal(locale === "ar" ? "rtl" : "ltr");
      const file = locale === "en" ? undefined : `https://a.example/${locale}.js`;
      expect(chosen).to.include({ locale, file });
      expect(preloaded, "one request at most").to.deep.equal(file ? [file] : []);
    });
  }

  it("becomes English again if the texts of the language do not load", () => {
    const { locale, root } = run("/if/flow/login/", { lang: "ar" });
    locale?.forget();
    expect([root.lang, root.dir, locale?.locale]).to.deep.equal(["en", "ltr", "en"]);
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
