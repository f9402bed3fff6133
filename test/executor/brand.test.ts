import { expect } from "@open-wc/testing";
import dummy from "../../mocks/challenges/dummy.js";
import type { Brand } from "../../src/protocol/index.js";
import { brandSheet } from "../../src/stage/brand-sheet.js";
import { complaints } from "../stages/every/accessibility.js";
import { all, one, show, words } from "../flow.js";

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
    const logo = one(executor, "[part=branding] img") as HTMLImageElement;
    expect(logo.alt).to.equal("Example");
    expect(logo.src).to.equal(`${location.origin}/static/light.svg`);
    executor.theme = "dark";
    await executor.updateComplete;
    expect(logo.src).to.equal(`${location.origin}/static/dark.svg`);
  });

  it("leaves no gap where it has no logo", async () => {
    const { executor } = await branded({ branding_logo: "" });
    expect(all(executor, "img")).to.deep.equal([]);
  });

  it("has its lines below the card, and links only what is safe to open", async () => {
    const { executor } = await branded({
      ui_footer_links: [
        { name: "Help", href: "/help" },
        { name: "Imprint", href: null },
        { name: "Trap", href: "javascript:document.title='followed'" },
        { name: "<b>Status</b> and news", href: "https://status.example.org/" },
      ],
    });
    const lines = all(executor, ".pf-c-login__footer li");
    expect(lines.map(words)).to.deep.equal(["Help", "Imprint", "Trap", "Status and news"]);
    const links = lines.map((line) => line.querySelector("a")?.href);
    expect(links).to.deep.equal([`${location.origin}/help`, undefined, undefined, "https://status.example.org/"]);
    expect(await complaints(executor)).to.deep.equal([]);
  });

  it("styles what is in the frame and what is in the stage", async () => {
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

  it("takes its styles back", async () => {
    const { executor, stage } = await branded({ branding_custom_css: ".pf-c-title { letter-spacing: 7px; }" });
    executor.brand = {};
    await executor.updateComplete;
    expect(getComputedStyle(one(stage, ".pf-c-title")).letterSpacing).not.to.equal("7px");
  });
});
