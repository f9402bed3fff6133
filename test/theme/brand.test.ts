import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import { fetchBrand } from "../../src/theme/brand.js";
import { showFavicon } from "../../src/theme/favicon.js";
import { worker } from "../flow.js";

const BRAND = "*/api/v3/core/brands/current/";

describe("asking for the brand", () => {
  it("brings the brand of the server, below its path, in the language that was asked for", async () => {
    worker.use(
      http.get(BRAND, ({ request }) => {
        const branding_title = `${new URL(request.url).pathname} ${request.headers.get("Accept-Language")}`;
        return HttpResponse.json({ branding_title });
      }),
    );
    const brand = await fetchBrand(`${location.origin}/sso/`, "de-DE");
    expect(brand).to.deep.equal({ branding_title: "/sso/api/v3/core/brands/current/ de-DE" });
  });

  for (const [what, answer] of Object.entries({
    "a 404": () => new HttpResponse(null, { status: 404 }),
    "a refusal": () => HttpResponse.json({ detail: "no" }, { status: 403 }),
    "no connection": () => HttpResponse.error(),
    "a page": () => new HttpResponse("<h1>Maintenance</h1>"),
  })) {
    it(`brings nothing, and does no harm, on ${what}`, async () => {
      worker.use(http.get(BRAND, answer));
      expect(await fetchBrand(`${location.origin}/`, "en")).to.equal(undefined);
    });
  }
});

describe("the icon in the tab", () => {
  const icons = () => Array.from(document.querySelectorAll<HTMLLinkElement>("link[rel=icon]"), (link) => link.href);
  afterEach(() => {
    delete document.documentElement.dataset.theme;
    for (const link of document.querySelectorAll("link[rel=icon]")) link.remove();
  });

  it("is the brand's, and the only one", () => {
    showFavicon({ branding_favicon: "/static/icon.png" }, `${location.origin}/`);
    showFavicon({ branding_favicon: "/static/other.png" }, `${location.origin}/`);
    expect(icons()).to.deep.equal([`${location.origin}/static/other.png`]);
  });

  it("suits the colour scheme", () => {
    document.documentElement.dataset.theme = "dark";
    const branding_favicon_themed_urls = { light: "/static/light.png", dark: "/static/dark.png" };
    showFavicon({ branding_favicon: "/static/icon.png", branding_favicon_themed_urls }, `${location.origin}/`);
    expect(icons()).to.deep.equal([`${location.origin}/static/dark.png`]);
  });

  it("has the name of the colour scheme put into an address that leaves it to the page", () => {
    document.documentElement.dataset.theme = "dark";
    showFavicon({ branding_favicon: "/static/icon-%(theme)s.png" }, `${location.origin}/`);
    expect(icons()).to.deep.equal([`${location.origin}/static/icon-dark.png`]);
  });

  it("stays the page's if the brand has none", () => {
    showFavicon({ branding_favicon: "" }, `${location.origin}/`);
    expect(icons()).to.deep.equal([]);
  });
});
