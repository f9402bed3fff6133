import { expect } from "@open-wc/testing";
import { emulateMedia } from "@web/test-runner-commands";
import fixture from "../../mocks/challenges/authenticator-static.js";
import { authenticators } from "../../mocks/executor/devices.js";
import { ScriptedExecutor, all, isChromium, one, open, playWorld, submit, until, words } from "../flow.js";
import { identified, press } from "../second-factors.js";

describe("the stage that hands out recovery codes", () => {
  it("lists recovery codes, which become valid with the response", async () => {
    const world = authenticators();
    playWorld({ authenticators: world });
    const visit = await identified("demo-static");
    const stage = await visit.stage("ak-stage-authenticator-static");
    const codes = all(stage, "ol > li").map(words);
    expect(world.devices).to.deep.equal([]);
    submit(stage);
    await visit.left();
    expect(world.devices[0]).to.deep.include({ deviceClass: "static", codes });
  });

  it("asks nobody to save codes where there are none", async () => {
    new ScriptedExecutor({ ...fixture.states.first, codes: [] });
    const visit = await open("flow");
    expect(await visit.complaint()).to.include("cannot be read");
  });

  it("prints the codes in black, with the site and the date, and nothing to press", async () => {
    if (!isChromium) return; // Firefox cannot be told to print
    const visit = await identified("demo-static");
    const stage = await visit.stage("ak-stage-authenticator-static");
    visit.executor.theme = "dark";
    await visit.executor.updateComplete;
    try {
      await emulateMedia({ media: "print" });
      const shown = all(stage, "button").filter((it) => it.checkVisibility());
      expect(shown.map(words)).to.deep.equal([]);
      expect(getComputedStyle(one(stage, ".codes code")).color).to.equal("rgb(0, 0, 0)");
      expect(one(stage, ".printed").innerText).to.include(location.host).and.include(String(new Date().getFullYear()));
    } finally {
      await emulateMedia({ media: "screen" });
    }
  });

  it("copies what is shown, and says so without moving anything", async () => {
    const visit = await identified("demo-static");
    const stage = await visit.stage("ak-stage-authenticator-static");
    const copied: string[] = [];
    const clipboard = {
      writeText: async (text: string) => {
        copied.push(text);
        await Promise.resolve();
      },
    };
    Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
    const place = () => one(stage, "[type=submit]").getBoundingClientRect().top;
    const before = place();
    try {
      press(stage, "Copy");
      await until(() => words(one(stage, "[role=status]")) === "Copied.");
      expect(copied).to.deep.equal([all(stage, "ol > li").map(words).join("\n")]);
      expect(place()).to.equal(before);
    } finally {
      Reflect.deleteProperty(navigator, "clipboard");
    }
  });
});
