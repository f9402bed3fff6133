import { expect } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import authenticatorTotp from "../../mocks/challenges/authenticator-totp.js";
import dummy from "../../mocks/challenges/dummy.js";
import prompt from "../../mocks/challenges/prompt.js";
import type { Challenge, FlowInfo, Layout } from "../../src/protocol/index.js";
import { complaints } from "../stages/every/accessibility.js";
import { all, input, one, show, until } from "../flow.js";

/** A challenge of a flow that says something about the page. */
function within(info: Partial<FlowInfo> | { layout: string }): Challenge {
  return { ...dummy.states.first, flow_info: { ...dummy.states.first.flow_info, ...info } as FlowInfo };
}

/** Shows a layout as pages do: over the whole window. */
async function page(layout: Layout, info: Partial<FlowInfo> = {}) {
  const { visit, stage } = await show(within({ ...info, layout }));
  visit.executor.style.cssText += "position: fixed; inset: 0; overflow: auto";
  const place = (selector: string) => one(visit.executor, selector).getBoundingClientRect();
  return { executor: visit.executor, stage, place };
}

describe("layouts at 1280 × 800", () => {
  before(() => setViewport({ width: 1280, height: 800 }));

  it("stacked: the card is in the middle", async () => {
    const { place, executor } = await page("stacked");
    const { left, right } = place(".pf-c-login__main");
    expect(executor.getAttribute("layout")).to.equal("stacked");
    expect(left).to.be.closeTo(1280 - right, 1);
    expect(place(".pf-c-login__container").top).to.be.greaterThan(100);
    expect(place(".pf-c-background-image").toJSON()).to.include({ x: 0, y: 0, width: 1280, height: 800 });
  });

  it("stacked: who sets up an app sees the field for its code without scrolling", async () => {
    const { visit, stage } = await show(authenticatorTotp.states.first);
    visit.executor.style.cssText += "position: fixed; inset: 0; overflow: auto";
    await until(() => stage.shadowRoot?.querySelector(".qr-code svg path"));
    expect(input(stage, "code").getBoundingClientRect().bottom).to.be.below(800);
  });

  it("content_left, content_right: the card leaves room on the other side", async () => {
    const left = await page("content_left");
    expect(left.place(".pf-c-login__main").right).to.be.lessThan(640);
    expect(left.place(".pf-c-login__main").left).to.be.greaterThan(40);
    const right = await page("content_right");
    expect(right.place(".pf-c-login__main").left).to.be.greaterThan(640);
    expect(right.place(".pf-c-login__main").right).to.be.lessThan(1240);
    right.executor.dir = "rtl";
    expect(right.place(".pf-c-login__main").right).to.be.lessThan(640);
  });

  it("sidebar_left, sidebar_right: a column as high as the window", async () => {
    const left = await page("sidebar_left");
    expect(left.place(".pf-c-login").toJSON()).to.include({ left: 0, top: 0, height: 800 });
    expect(left.place(".pf-c-login").width).to.be.within(384, 544);
    const right = await page("sidebar_right");
    expect(right.place(".pf-c-login").toJSON()).to.include({ right: 1280, top: 0, height: 800 });
    expect(right.place(".pf-c-login").width).to.be.within(384, 544);
  });

  for (const side of ["left", "right"] as const) {
    it(`sidebar_${side}_frame_background: another page beside the column`, async () => {
      const layout = `sidebar_${side}_frame_background` as const;
      const { place, executor, stage } = await page(layout, { background: "/mockServiceWorker.js" });
      await until(() => all(executor, "iframe").length, "the page behind the card does not come");
      const frame = one(executor, "iframe[part=content-iframe]") as HTMLIFrameElement;
      expect(frame.src).to.equal(`${location.origin}/mockServiceWorker.js`);
      expect(frame.title).not.to.equal("");
      const column = place(".pf-c-login");
      const beside = place("iframe");
      if (side === "left") expect(beside.left).to.be.closeTo(column.right, 1);
      else expect(beside.right).to.be.closeTo(column.left, 1);
      expect(beside.width + column.width).to.be.closeTo(1280, 1);
      expect(beside.height).to.equal(800);
      expect(executor.style.getPropertyValue("--ak-flow-background"), "a page is no image").to.equal("");
      expect(stage.isConnected).to.be.true;
    });
  }

  it("frame no page that is not safe to open", async () => {
    const { executor } = await page("sidebar_left_frame_background", { background: "javascript:alert(1)" });
    await until(() => all(executor, ".note").length, "what comes with such a page is not loaded");
    expect(all(executor, "iframe")).to.deep.equal([]);
  });

  it("are stacked if their name is unknown or missing", async () => {
    for (const layout of ["diagonal", undefined]) {
      const { visit } = await show(within({ layout } as { layout: string }));
      expect(visit.executor.layout).to.equal("stacked");
    }
  });

  for (const layout of ["content_left", "sidebar_right"] as const) {
    it(`have no fault that axe finds: ${layout}`, async () => {
      const { executor } = await page(layout);
      expect(await complaints(executor)).to.deep.equal([]);
    });
  }
});

describe("layouts at 320 px", () => {
  before(() => setViewport({ width: 320, height: 640 }));
  after(() => setViewport({ width: 1280, height: 800 }));

  for (const layout of ["stacked", "content_left", "sidebar_right", "sidebar_left_frame_background"] as const) {
    it(`give the card the full width: ${layout}`, async () => {
      const { place } = await page(layout, { background: "/mockServiceWorker.js" });
      expect(place(".pf-c-login__main").width).to.be.at.least(280);
      expect(place(".pf-c-login__main").right).to.be.at.most(320);
    });
  }
});

describe("on a phone that shows its keyboard, 390 × 420", () => {
  before(() => setViewport({ width: 390, height: 420 }));
  after(() => setViewport({ width: 1280, height: 800 }));

  it("the button of a form with three fields is in reach below the logo", async () => {
    const { visit, stage } = await show(prompt.states.enrollment);
    visit.executor.style.cssText += "position: fixed; inset: 0; overflow: auto";
    visit.executor.brand = null; // keeps room for a logo
    await visit.executor.updateComplete;
    expect(one(stage, "[type=submit]").getBoundingClientRect().bottom).to.be.at.most(420);
  });
});
