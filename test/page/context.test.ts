import { expect } from "@open-wc/testing";
import { pageContext } from "../../src/page/context.js";
import { expectComplaint } from "../complaints.js";

const page = location.href;

/** Whatever a test puts into the page goes with it. */
function put(markup: string): void {
  const template = document.createElement("template");
  template.innerHTML = markup;
  for (const element of template.content.children) element.classList.add("put-by-test");
  document.head.append(template.content);
}

describe("the context of the page", () => {
  afterEach(() => {
    history.replaceState(null, "", page);
    Reflect.deleteProperty(window, "authentik");
    for (const element of document.querySelectorAll(".put-by-test")) element.remove();
  });

  it("comes from the path, also below a prefix", () => {
    history.replaceState(null, "", "/sso/auth/if/flow/my-flow/?next=%2F");
    expect(pageContext()).to.include({ base: `${location.origin}/sso/auth/`, slug: "my-flow" });
    history.replaceState(null, "", "/if/flow/my%2Dflow");
    expect(pageContext()).to.include({ base: `${location.origin}/`, slug: "my-flow" });
  });

  it("comes from what the server's template sets on the window", () => {
    history.replaceState(null, "", "/sso/if/flow/my-flow/");
    Object.assign(window, {
      authentik: {
        // Behind a proxy that ends TLS this one is wrong.
        api: { base: "http://login.example.org/sso/", relBase: "/sso/" },
        brand: { branding_title: "Example" },
        flow: { layout: "sidebar_left", background: "flow-backgrounds/harbour.png", title: "Hello" },
      },
    });
    const { base, slug, brand, layout } = pageContext();
    expect(base).to.equal(`${location.origin}/sso/`);
    expect(slug).to.equal("my-flow");
    expect(brand).to.deep.equal({ branding_title: "Example" });
    expect(layout).to.equal("sidebar_left");
  });

  it("takes compatibility mode from the page's own setting, else from the brand's", () => {
    Object.assign(window, { authentik: { brand: { attributes: { settings: { compatibility_mode: true } } } } });
    expect(pageContext().compatibility).to.equal(true);
    put(`<meta name="authentik:compatibility" content="off" />`);
    expect(pageContext().compatibility).to.equal("off");
  });

  it("has the brand of servers before 2024.2, which call it `tenant`", () => {
    Object.assign(window, { authentik: { tenant: { branding_title: "Example" } } });
    expect(pageContext().brand).to.deep.equal({ branding_title: "Example" });
  });

  it("comes from a JSON block, for pages without inline scripts", () => {
    const block = { base: "/sso/", slug: "my-flow", brand: { branding_title: "Example" }, flow: { layout: "stacked" } };
    put(`<script type="application/json" id="authentik">${JSON.stringify(block)}</script>`);
    const { base, slug, brand, layout } = pageContext();
    expect([base, slug, layout]).to.deep.equal([`${location.origin}/sso/`, "my-flow", "stacked"]);
    expect(brand).to.deep.equal({ branding_title: "Example" });
  });

  it("comes from the window first, then from the JSON block, then from meta tags", () => {
    const { origin } = location;
    put(`<meta name="authentik:base" content="/meta/" /><meta name="authentik:slug" content="meta" />`);
    expect(pageContext()).to.include({ base: `${origin}/meta/`, slug: "meta" });
    const block = { base: "/block/", slug: "block", brand: { branding_title: "Block" }, flow: { layout: "stacked" } };
    put(`<script type="application/json" id="authentik">${JSON.stringify(block)}</script>`);
    expect(pageContext()).to.include({ base: `${origin}/block/`, slug: "block" });
    const brand = { branding_title: "Window" };
    Object.assign(window, { authentik: { api: { relBase: "/window/" }, brand, flow: { layout: "sidebar_left" } } });
    expect(pageContext()).to.include({ base: `${origin}/window/`, slug: "block", layout: "sidebar_left" });
    expect(pageContext().brand).to.deep.equal(brand);
  });

  it("comes from meta tags", () => {
    put(
      `<meta name="authentik:slug" content="my-flow" /><meta name="authentik:base" content="${location.origin}/sso" />`,
    );
    expect(pageContext()).to.include({ base: `${location.origin}/sso/`, slug: "my-flow" });
  });

  it("is never of another origin than the page", () => {
    history.replaceState(null, "", `${location.origin}//attacker.example/..%2f/if/flow/my-flow/`);
    expect(new URL(pageContext().base).origin).to.equal(location.origin);
    history.replaceState(null, "", "/sso/if/flow/my-flow/");
    put(`<meta name="authentik:base" content="//attacker.example/" />`);
    put(`<script type="application/json" id="authentik">{ "base": "https://attacker.example/" }</script>`);
    Object.assign(window, {
      authentik: { api: { base: "https://attacker.example/", relBase: "//attacker.example/" } },
    });
    expect(pageContext()).to.include({ base: `${location.origin}/sso/`, slug: "my-flow" });
  });

  it("can be read whatever the window holds", () => {
    history.replaceState(null, "", "/sso/if/flow/my-flow/");
    const words = [null, 0, 5, true, "x", [], {}];
    const members = ["api", "brand", "tenant", "flow"].flatMap((name) => words.map((word) => ({ [name]: word })));
    const deeper = words.flatMap((word) => [
      { api: { base: word, relBase: word } },
      { flow: { layout: word } },
      { brand: { attributes: word } },
      { brand: { attributes: { settings: word } } },
    ]);
    for (const authentik of [...words, ...members, ...deeper]) {
      Object.assign(window, { authentik });
      const { slug, brand, layout } = pageContext();
      expect(slug).to.equal("my-flow");
      expect(typeof (brand ?? {})).to.equal("object");
      expect(layout ?? "").to.be.a("string");
    }
  });

  for (const block of [
    `null`,
    `[]`,
    `5`,
    `"text"`,
    `{ "base": "http://[" }`,
    `{ "base": 5, "slug": {} }`,
    `{ "slug": "" }`,
  ]) {
    it(`can be read with a JSON block that is ${block}`, () => {
      history.replaceState(null, "", "/sso/if/flow/my-flow/");
      put(`<script type="application/json" id="authentik">${block}</script>`);
      expect(pageContext()).to.include({ base: `${location.origin}/sso/`, slug: "my-flow" });
    });
  }

  it("can be read with a block that is not JSON", () => {
    expectComplaint("#authentik");
    put(`<script type="application/json" id="authentik">{ oops</script>`);
    expect(pageContext().slug).to.equal("default-authentication-flow");
  });

  it("has a default if the page says nothing", () => {
    history.replaceState(null, "", "/");
    expect(pageContext()).to.include({ base: `${location.origin}/`, slug: "default-authentication-flow" });
  });
});
