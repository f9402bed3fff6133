import { expect } from "@open-wc/testing";
import dummy from "../../mocks/challenges/dummy.js";
import identification from "../../mocks/challenges/identification.js";
import password from "../../mocks/challenges/password.js";
import type { Brand } from "../../src/protocol/index.js";
import { brandSheet } from "../../src/stage/brand-sheet.js";
import { showFavicon } from "../../src/theme/favicon.js";
import { all, input, one, show, submit, until, words } from "../flow.js";

const WRONG: readonly unknown[] = [null, 0, 5, true, "", "http://[", [], [null], {}, { a: {} }, { toString: 5 }];

describe("a brand with a member of a wrong type", () => {
  afterEach(() => brandSheet.replaceSync(""));

  /** Shows a stage, and waits for the code that shows the links below the card. */
  async function shown() {
    const { visit, stage } = await show(dummy.states.first);
    visit.executor.brand = good;
    await until(() => all(visit.executor, ".pf-c-login__footer li").length, "there are no links");
    return { visit, stage };
  }

  const good: Brand = { branding_title: "Example", ui_footer_links: [{ name: "Help", href: "/help" }] };

  it("loses that member alone: the form and the other members stay", async () => {
    const { visit, stage } = await shown();
    for (const name of ["branding_title", "branding_logo", "branding_logo_themed_urls", "branding_custom_css"]) {
      for (const value of WRONG) {
        visit.executor.brand = { ...good, [name]: value };
        await visit.executor.updateComplete;
        const lines = all(visit.executor, ".pf-c-login__footer li");
        expect(lines.map(words), `${name}: ${JSON.stringify(value)}`).to.deep.equal(["Help"]);
        expect(stage.isConnected).to.be.true;
      }
    }
  });

  it("keeps those links below the card that can be read", async () => {
    const { visit } = await shown();
    for (const value of WRONG) {
      visit.executor.brand = { ui_footer_links: value } as Brand;
      await visit.executor.updateComplete;
      expect(all(visit.executor, ".pf-c-login__footer li"), JSON.stringify(value)).to.deep.equal([]);
    }
    const links: readonly unknown[] = [{ href: "/imprint" }, null, "text", { name: 5, href: 5 }, { name: null }];
    visit.executor.brand = { ui_footer_links: links } as Brand;
    await visit.executor.updateComplete;
    const lines = all(visit.executor, ".pf-c-login__footer li");
    expect(lines.map(words)).to.deep.equal([`${location.origin}/imprint`, "5"]);
  });

  it("does not change the icon in the tab", () => {
    for (const value of WRONG.filter((it) => typeof it !== "string" && typeof it !== "number")) {
      const brand = { branding_favicon: value, branding_favicon_themed_urls: value } as Brand;
      showFavicon(brand, `${location.origin}/`);
    }
    showFavicon({ branding_favicon: "http://[" }, `${location.origin}/`);
    expect(document.querySelectorAll("link[rel=icon]").length).to.equal(0);
  });
});

describe("members of a challenge that the frame uses", () => {
  it("may be of a wrong type: the stage stays", async () => {
    for (const name of ["title", "background", "background_themed_urls", "layout", "cancel_url"]) {
      for (const value of WRONG) {
        const flow_info = { ...dummy.states.first.flow_info, [name]: value } as never;
        const { stage } = await show({ ...dummy.states.first, flow_info });
        expect(words(one(stage, "p")), `${name}: ${JSON.stringify(value)}`).to.equal("first-step");
      }
    }
  }).timeout(60_000);
});

describe("errors of a refused response", () => {
  for (const [shape, errors, expected] of [
    ["a text for a field", { password: "Invalid password" }, "Invalid password"],
    ["a list of texts", { password: ["Invalid", "password"] }, "Invalid password"],
    ["a list with nothing in it", { password: [null], non_field_errors: [{ string: "No." }] }, "No."],
    ["one more level", { password: { deeper: [{ string: "Invalid" }] } }, "Invalid"],
    ["a text alone", "Not today.", "Not today."],
    ["a name that every object has", { constructor: [{ string: "Odd." }] }, "Odd."],
  ] as const) {
    it(`are shown in whatever shape the server sends them: ${shape}`, async () => {
      const { executor, stage } = await show(password.states.first);
      executor.reply = { ...password.states.first, response_errors: errors as never };
      input(stage, "password").value = "wrong";
      submit(stage);
      await until(() => all(stage, "[role=alert]").length, "nothing was said");
      expect(all(stage, "[role=alert]").map(words).join(" ")).to.equal(expected);
    });
  }
});

describe("lists of an identification", () => {
  it("leave out entries of a wrong type", async () => {
    const odd = { ...identification.states.everything, sources: [null, "text", { name: "Wiki", challenge: null }] };
    const { visit, stage } = await show(odd as never);
    const buttons = all(stage, ".sources button");
    expect(buttons.map(words)).to.deep.equal(["Continue with Wiki"]);
    buttons[0]?.click();
    expect(await visit.complaint()).to.equal("The server gave an answer that cannot be read.");
  });
});
