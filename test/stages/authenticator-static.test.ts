import { expect } from "@open-wc/testing";
import { authenticators } from "../../mocks/executor/devices.js";
import { all, one, playWorld, submit, until, words } from "../flow.js";
import { identified, press } from "../second-factors.js";

describe("the stage that hands out recovery codes", () => {
  it("lists recovery codes, which become valid with the response", async () => {
    const world = authenticators();
    playWorld({ authenticators: world });
    const visit = await identified("demo-static");
    const stage = await visit.stage("ak-stage-authenticator-static");
    const codes = all(stage, "ul > li").map(words);
    expect(world.devices).to.deep.equal([]);
    submit(stage);
    await visit.left();
    expect(world.devices[0]).to.deep.include({ deviceClass: "static", codes });
  });

  it("copies what is shown, and says so", async () => {
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
    try {
      press(stage, "Copy");
      await until(() => words(one(stage, "[role=status]")) === "Copied.");
      expect(copied).to.deep.equal([all(stage, "ul > li").map(words).join("\n")]);
    } finally {
      Reflect.deleteProperty(navigator, "clipboard");
    }
  });
});
