import { expect } from "@open-wc/testing";
import { define, emulate } from "../../src/compat/index.js";
import { FlowExecutor } from "../../src/executor/index.js";
import { Stage } from "../../src/stage/stage.js";
import { playWorld, until, Visit } from "../flow.js";

emulate(FlowExecutor, Stage);
FlowExecutor.define = define;
class EmulatedExecutor extends FlowExecutor {}
define("x-captcha-executor", EmulatedExecutor);

const flow = { slug: "asks", name: "", title: "Are you human?", designation: "stage_configuration" } as const;

describe("a captcha in compatibility mode", () => {
  afterEach(() => document.querySelectorAll("x-captcha-executor").forEach((node) => node.remove()));

  for (const as of ["recaptcha", "hcaptcha", "turnstile"]) {
    it(`of ${as} is shown in the card, and the stage sends its token`, async () => {
      const jsUrl = `/test/captcha/provider.ts?as=${as}`;
      const captcha = { kind: "captcha", name: "captcha", publicKey: "key", jsUrl, interactive: true } as const;
      playWorld({ flows: [{ ...flow, bindings: [{ order: 0, stage: captcha }] }] });
      const executor = new EmulatedExecutor();
      Object.assign(executor, { slug: "asks", server: "/", query: "" });
      const visit = new Visit(executor);
      document.body.append(executor);
      const widget = () => document.querySelector<HTMLButtonElement>("ak-stage-captcha [slot=captcha] button");
      await until(widget, "no widget");
      const card = executor.getBoundingClientRect();
      const place = widget()?.getBoundingClientRect();
      expect(place?.width).to.be.greaterThan(100);
      expect(place?.left).to.be.at.least(card.left);
      expect(place?.right).to.be.at.most(card.right);
      const frame = document.createElement("iframe");
      widget()?.after(frame);
      expect(getComputedStyle(frame).display, "no rule of ours is for a frame of the provider").to.equal("inline");
      widget()?.click();
      expect(await visit.left()).to.equal(`${location.origin}/`);
    });
  }
});
