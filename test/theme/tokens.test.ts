import { expect } from "@open-wc/testing";
import { emulateMedia } from "@web/test-runner-commands";
import consent from "../../mocks/challenges/consent.js";
import dummy from "../../mocks/challenges/dummy.js";
import password from "../../mocks/challenges/password.js";
import { endTransitions } from "../stages/every/accessibility.js";
import { all, input, isChromium, one, show, submit, until } from "../flow.js";

const { style } = document.documentElement;
const RED = "rgb(120, 0, 0)";
const BLUE = "rgb(0, 0, 120)";

/** Firefox cannot be told to prefer something. */
const inChromium = isChromium ? it : () => undefined;

describe("tokens", () => {
  afterEach(() => style.removeProperty("--pf-global--primary-color--100"));

  it("take the values of the names that a brand's CSS sets", async () => {
    style.setProperty("--pf-global--primary-color--100", RED);
    const { visit, stage } = await show(dummy.states.first);
    const button = getComputedStyle(one(stage, "[type=submit]"));
    expect(button.backgroundColor).to.equal(RED);
    visit.executor.style.setProperty("--ak-accent", BLUE);
    endTransitions(stage);
    expect(button.backgroundColor, "our own name comes first").to.equal(BLUE);
  });

  it("take its surfaces, texts and borders as well", async () => {
    const { visit, stage } = await show(password.states.first);
    const set = (name: string) => visit.executor.style.setProperty(name, BLUE);
    const card = one(visit.executor, ".pf-c-login__main");
    for (const [token, element, property] of [
      ["--pf-global--BackgroundColor--100", card, "background-color"],
      ["--pf-global--BackgroundColor--200", visit.executor, "background-color"],
      ["--pf-global--Color--100", one(stage, "h1"), "color"],
      ["--pf-global--BorderColor--100", input(stage, "password"), "border-left-color"],
      ["--pf-global--link--Color", one(stage, "a"), "color"],
    ] as const) {
      set(token);
      expect(getComputedStyle(element).getPropertyValue(property), token).to.equal(BLUE);
    }
  });

  it("are dark or light as the element's `theme` says", async () => {
    const { visit } = await show(dummy.states.first);
    const scheme = () => getComputedStyle(visit.executor).colorScheme;
    expect(scheme()).to.equal("light");
    visit.executor.theme = "dark";
    await visit.executor.updateComplete;
    expect(scheme()).to.equal("dark");
  });

  inChromium("are dark where the system is, unless the element says otherwise", async () => {
    const { visit } = await show(dummy.states.first);
    try {
      await emulateMedia({ colorScheme: "dark" });
      expect(getComputedStyle(visit.executor).colorScheme).to.equal("light");
      visit.executor.theme = null;
      await visit.executor.updateComplete;
      expect(getComputedStyle(visit.executor).colorScheme).to.equal("dark");
    } finally {
      await emulateMedia({ colorScheme: "light" });
    }
  });
});

describe("preferences of the system", () => {
  inChromium("forced colours: buttons and alerts have edges to be seen by", async () => {
    const { stage } = await show(password.states.severalErrors);
    try {
      await emulateMedia({ forcedColors: "active" });
      for (const element of [one(stage, "[type=submit]"), one(stage, ".pf-c-alert"), input(stage, "password")]) {
        const { borderLeftColor, borderLeftWidth, backgroundColor } = getComputedStyle(element);
        expect(parseFloat(borderLeftWidth), element.className).to.be.at.least(1);
        expect(borderLeftColor, element.className).not.to.equal(backgroundColor);
      }
    } finally {
      await emulateMedia({ forcedColors: "none" });
    }
  });

  inChromium("less motion: nothing moves", async () => {
    const { executor, visit, stage } = await show(consent.states.permissions);
    try {
      await emulateMedia({ reducedMotion: "reduce" });
      const release = executor.hold();
      submit(stage);
      await until(() => all(visit.executor, ".progress").length, "there is no sign that it is sent");
      const sign = getComputedStyle(one(visit.executor, ".progress"), "::after");
      expect(sign.animationName).to.equal("none");
      expect(parseFloat(getComputedStyle(one(stage, "[type=submit]")).transitionDuration)).to.equal(0);
      release();
    } finally {
      await emulateMedia({ reducedMotion: "no-preference" });
    }
  });
});
