import { expect } from "@open-wc/testing";
import { emulateMedia } from "@web/test-runner-commands";
import dummy from "../../mocks/challenges/dummy.js";
import identification from "../../mocks/challenges/identification.js";
import { all, isChromium, one, show, submit, until, words } from "../flow.js";

const { everything } = identification.states;

function background(executor: Element): string {
  return getComputedStyle(one(executor, ".pf-c-background-image")).backgroundImage;
}

describe("the background", () => {
  it("is the flow's, in the variant of the colour scheme", async () => {
    const { visit } = await show(everything);
    expect(background(visit.executor)).to.contain("harbour-light.png");
    visit.executor.theme = "dark";
    await visit.executor.updateComplete;
    expect(background(visit.executor)).to.contain("harbour-dark.png");
  });

  // Firefox cannot be told to prefer something.
  (isChromium ? it : () => undefined)(
    "follows the system where neither page nor brand chose a scheme, also while it renders",
    async () => {
      const { visit } = await show(everything);
      visit.executor.theme = null;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        visit.executor.requestUpdate();
        port2.postMessage(0);
      };
      port2.postMessage(0);
      try {
        await emulateMedia({ colorScheme: "dark" });
        await until(() => background(visit.executor).includes("harbour-dark.png"), "it stayed light");
      } finally {
        port1.close();
        await emulateMedia({ colorScheme: "light" });
      }
    },
  );

  it("is not loaded again when only its signature is new", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    const flow_info = { ...everything.flow_info, background_themed_urls: null };
    executor.reply = {
      ...dummy.states.first,
      name: "second",
      flow_info: { ...flow_info, background: "/files/a.png?token=1" },
    };
    submit(stage);
    await until(() => background(visit.executor).includes("token=1"), "it was not painted");
    executor.reply = {
      ...dummy.states.first,
      name: "third",
      flow_info: { ...flow_info, background: "/files/a.png?token=2" },
    };
    submit(await visit.stage("ak-stage-dummy"));
    await until(() => executor.responses.length === 2, "nothing was sent");
    const third = () => all(visit.executor, "ak-stage-dummy").find((it) => words(one(it, "p")) === "third");
    await until(third, "the third step did not come");
    expect(background(visit.executor)).to.contain("token=1");
  });

  it("is the server's default if the flow has none; a brand may have replaced that file", async () => {
    const { visit } = await show(dummy.states.first);
    expect(background(visit.executor)).to.contain("/static/dist/assets/images/flow_background.jpg");
  });

  it("has the name of the colour scheme in its address if the server leaves it to the page", async () => {
    const flow_info = { ...dummy.states.first.flow_info, background: "/files/harbour-%(theme)s.png" };
    const { visit } = await show({ ...dummy.states.first, flow_info });
    expect(background(visit.executor)).to.contain("harbour-light.png");
    visit.executor.theme = "dark";
    await visit.executor.updateComplete;
    expect(background(visit.executor)).to.contain("harbour-dark.png");
  });

  it("keeps the links below the card legible", async () => {
    const { visit } = await show(dummy.states.first);
    visit.executor.brand = { ui_footer_links: [{ name: "Help", href: "/help" }] };
    await visit.executor.updateComplete;
    await until(() => all(visit.executor, "[part=footer] ul").length, "there are no links");
    const surface = getComputedStyle(one(visit.executor, "[part=main]")).backgroundColor;
    expect(getComputedStyle(one(visit.executor, "[part=footer] ul")).backgroundColor).to.equal(surface);
  });

  it("keeps the logo and the links legible if the brand's CSS has set it", async () => {
    const flow_info = { ...dummy.states.first.flow_info, background: "" };
    const { visit } = await show({ ...dummy.states.first, flow_info });
    visit.executor.brand = { branding_logo: "/static/logo.svg", ui_footer_links: [{ name: "Help", href: "/help" }] };
    await visit.executor.updateComplete;
    await until(() => all(visit.executor, "[part=footer] ul").length, "there are no links");
    const behind = () =>
      ["[part=branding]", "[part=footer] ul"].map((part) => getComputedStyle(one(visit.executor, part)));
    expect(behind().map(({ backgroundImage }) => backgroundImage)).to.deep.equal(["none", "none"]);
    document.documentElement.style.setProperty("--pf-c-background-image--BackgroundImage", 'url("/static/brand.png")');
    try {
      for (const { backgroundImage } of behind()) expect(backgroundImage).to.match(/^linear-gradient\(rgb/);
    } finally {
      document.documentElement.style.removeProperty("--pf-c-background-image--BackgroundImage");
    }
  });

  it("is the page's own if the flow has none, also after a flow that has one", async () => {
    const { executor, visit } = await show(everything);
    executor.question = { ...dummy.states.first, flow_info: { ...dummy.states.first.flow_info, background: "" } };
    document.documentElement.style.setProperty("--ak-global--background-image", 'url("/static/brand.png")');
    try {
      visit.executor.slug = "another";
      await visit.executor.updateComplete;
      await visit.stage("ak-stage-dummy");
      expect(background(visit.executor)).to.contain("/static/brand.png");
    } finally {
      document.documentElement.style.removeProperty("--ak-global--background-image");
    }
  });

  it("cannot inject styles by its address", async () => {
    const flow_info = {
      ...everything.flow_info,
      background_themed_urls: null,
      background: '/files/a.png");color:red;("',
    };
    const { visit } = await show({ ...dummy.states.first, flow_info });
    expect(visit.executor.style).to.have.length(1);
    expect(background(visit.executor)).to.contain("/files/a.png%22);color:red;(%22");
  });

  it("may be an image in the address itself, with quotation marks", async () => {
    const image = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>';
    const flow_info = { ...everything.flow_info, background_themed_urls: null, background: image };
    const { visit } = await show({ ...dummy.states.first, flow_info });
    expect(background(visit.executor)).to.contain("xmlns=%22http://www.w3.org/2000/svg%22");
  });
});
