import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import dummy from "../../mocks/challenges/dummy.js";
import type { Brand } from "../../src/protocol/index.js";
import { brandSheet } from "../../src/stage/brand-sheet.js";
import { expectComplaint } from "../complaints.js";
import { complaints } from "../stages/every/accessibility.js";
import { all, one, show, until, words, worker } from "../flow.js";

async function branded(brand: Brand) {
  const { visit, stage } = await show(dummy.states.first);
  visit.executor.brand = brand;
  await visit.executor.updateComplete;
  return { executor: visit.executor, stage };
}

describe("the brand", () => {
  afterEach(() => brandSheet.replaceSync(""));

  it("shows its logo, in the variant of the colour scheme", async () => {
    const { executor } = await branded({
      branding_title: "Example",
      branding_logo: "/static/logo.svg",
      branding_logo_themed_urls: { light: "/static/light.svg", dark: "/static/dark.svg" },
    });
    const logo = () => one(executor, "[part=branding] img") as HTMLImageElement;
    expect(logo().alt).to.equal("Example");
    expect(logo().src).to.equal(`${location.origin}/static/light.svg`);
    executor.theme = "dark";
    await executor.updateComplete;
    expect(logo().src).to.equal(`${location.origin}/static/dark.svg`);
  });

  it("has the name of the colour scheme put into addresses that leave it to the page", async () => {
    const { executor } = await branded({ branding_logo: "/static/logo-%(theme)s.svg" });
    expect((one(executor, "[part=branding] img") as HTMLImageElement).src).to.include("/static/logo-light.svg");
    executor.theme = "dark";
    await executor.updateComplete;
    expect((one(executor, "[part=branding] img") as HTMLImageElement).src).to.include("/static/logo-dark.svg");
  });

  it("shows its name if its logo does not load, and a logo again that loads", async () => {
    worker.use(http.get("*/static/missing-light.svg", () => new HttpResponse(null, { status: 404 })));
    const { executor } = await branded({ branding_title: "Example", branding_logo: "/static/missing-%(theme)s.svg" });
    const box = one(executor, "[part=branding]");
    const { height } = box.getBoundingClientRect();
    await until(() => words(box) === "Example", "its name did not come");
    expect(all(executor, "img:not([hidden])")).to.deep.equal([]);
    expect(box.getBoundingClientRect().height).to.equal(height);
    executor.theme = "dark";
    await until(() => words(box) === "", "its name did not go");
    expect(all(executor, "[part=branding] img:not([hidden])")).to.have.length(1);
  });

  it("loads the sheets that its CSS imports, and names on the console those that do not load", async () => {
    const sheet = () => HttpResponse.text(":root { --imported: 7px }", { headers: { "Content-Type": "text/css" } });
    worker.use(
      http.get("*/imported.css", sheet),
      http.get("*/fonts.css", sheet),
      http.get("*/missing.css", () => new HttpResponse(null, { status: 404 })),
    );
    expectComplaint("missing.css");
    const missed = new Promise((resolve) =>
      document.head.addEventListener("error", resolve, { capture: true, once: true }),
    );
    const { executor } = await branded({
      branding_custom_css: `@charset "utf-8"; /* fonts; @import "/no.css"; */ @import url("/imported.css") screen;
        @import '/missing.css'; @import url(/fonts.css?a:1;b) layer(fonts) screen; @import "/fonts.css?c;d"; .pf-c-brand { opacity: 0.5 } @import "/late.css";`,
      branding_logo: "/static/logo.svg",
    });
    const style = getComputedStyle(document.documentElement);
    await until(() => style.getPropertyValue("--imported") === "7px", "the imported sheet did not come");
    const imported = [...document.querySelectorAll<HTMLLinkElement>("head link[rel=stylesheet]")];
    expect(imported.map(({ href, media }) => [href, media])).to.deep.equal([
      [`${location.origin}/imported.css`, "screen"],
      [`${location.origin}/missing.css`, ""],
      [`${location.origin}/fonts.css?a:1;b`, "screen"],
      [`${location.origin}/fonts.css?c;d`, ""],
    ]);
    expect(getComputedStyle(one(executor, ".pf-c-brand")).opacity).to.equal("0.5");
    await missed;
    for (const link of imported) link.remove();
  });

  it("moves nothing when it comes late, if the page has kept room for it", async () => {
    const { visit } = await show(dummy.states.first);
    const { executor } = visit;
    executor.brand = null;
    await executor.updateComplete;
    const top = () => one(executor, "[part=main]").getBoundingClientRect().top;
    const before = top();
    executor.brand = { branding_logo: "/static/logo.svg", ui_footer_links: [{ name: "Help", href: "/help" }] };
    await executor.updateComplete;
    expect(top()).to.equal(before);
  });

  it("can style the card as part `main`, and what is around it as `content`", async () => {
    const { executor } = await branded({ branding_logo: "/static/logo.svg" });
    expect(one(executor, "[part=main]").className).to.equal("pf-c-login__main");
    expect(one(executor, "[part=content]").className).to.equal("ak-login-container");
    expect(all(executor, "[part=content] > [part]").map((it) => it.getAttribute("part"))).to.deep.equal([
      "branding",
      "main",
      "footer",
    ]);
  });

  it("may make a flex container of the container without squeezing the form", async () => {
    const { executor } = await branded({});
    const width = () => one(executor, "[part=main]").getBoundingClientRect().width;
    const before = width();
    for (const direction of ["row", "column"]) {
      const flex = `display: flex; flex-direction: ${direction}; align-items: center; justify-content: center;`;
      executor.brand = { branding_custom_css: `.pf-c-login__container { ${flex} }` };
      await executor.updateComplete;
      expect(width(), direction).to.equal(before);
    }
  });

  it("leaves no gap if it has no logo", async () => {
    const { executor } = await branded({ branding_logo: "" });
    expect(all(executor, "img:not([hidden])")).to.deep.equal([]);
  });

  it("has its links below the card, and only those that are safe to open", async () => {
    const { executor } = await branded({
      ui_footer_links: [
        { name: "Help", href: "/help" },
        { name: "Imprint", href: null },
        { name: "Trap", href: "javascript:document.title='followed'" },
        { name: "<b>Status</b> and news", href: "https://status.example.org/" },
      ],
    });
    await until(() => all(executor, ".pf-c-login__footer li").length, "there are no links");
    const lines = all(executor, ".pf-c-login__footer li");
    expect(lines.map(words)).to.deep.equal(["Help", "Imprint", "Trap", "Status and news"]);
    const links = lines.map((line) => line.querySelector("a")?.href);
    expect(links).to.deep.equal([`${location.origin}/help`, undefined, undefined, "https://status.example.org/"]);
    expect(await complaints(executor)).to.deep.equal([]);
  });

  it("shows the executor's own background again when a brand comes that gives the page none", async () => {
    document.adoptedStyleSheets.push(brandSheet); // as the page does
    try {
      const { executor } = await branded({});
      const background = () => getComputedStyle(executor).backgroundColor;
      const own = background();
      executor.brand = { branding_custom_css: "body { background: rgb(1, 2, 3) }" };
      await until(() => background() === "rgba(0, 0, 0, 0)", "the page does not show");
      executor.brand = {};
      await until(() => background() === own, "the page still shows");
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== brandSheet);
    }
  });

  it("styles the frame and the stage by its CSS", async () => {
    const { executor, stage } = await branded({
      branding_custom_css: `
        .pf-c-login__main { border-top-left-radius: 3px; }
        .pf-c-button.pf-m-primary { border-top-left-radius: 5px; }
        :host([theme="dark"]) .pf-c-title { letter-spacing: 7px; }
        :host([theme="dark"]) .pf-c-login__main { border-top-left-radius: 9px; }
      `,
    });
    const card = getComputedStyle(one(executor, ".pf-c-login__main"));
    const title = getComputedStyle(one(stage, ".pf-c-title"));
    expect(card.borderTopLeftRadius).to.equal("3px");
    expect(getComputedStyle(one(stage, "[type=submit]")).borderTopLeftRadius).to.equal("5px");
    expect(title.letterSpacing).not.to.equal("7px");
    executor.theme = "dark";
    await executor.updateComplete;
    await stage.updateComplete;
    expect(card.borderTopLeftRadius).to.equal("9px");
    expect(title.letterSpacing).to.equal("7px");
  });

  it("loses its styles when another brand comes", async () => {
    const { executor, stage } = await branded({ branding_custom_css: ".pf-c-title { letter-spacing: 7px; }" });
    executor.brand = {};
    await executor.updateComplete;
    expect(getComputedStyle(one(stage, ".pf-c-title")).letterSpacing).not.to.equal("7px");
  });
});
