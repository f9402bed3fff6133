import { expect } from "@open-wc/testing";
import { emulateMedia } from "@web/test-runner-commands";
import { http } from "msw";
import fixture from "../../mocks/challenges/authenticator-validate.js";
import {
  EXECUTOR,
  ScriptedExecutor,
  all,
  isChromium,
  one,
  open,
  show,
  stageOf,
  until,
  words,
  worker,
} from "../flow.js";
import { press } from "../second-factors.js";

const { states } = fixture;
const { first } = states;

describe("the choice of a second factor", () => {
  it("begins with the method that was used last, but never with recovery codes", async () => {
    const used: Readonly<Record<string, string>> = { sms: "2026-07-01", totp: "2026-07-20", static: "2026-07-25" };
    const devices = first.device_challenges.map((it) => ({ ...it, last_used: used[it.device_class] ?? null }));
    const { stage } = await show({ ...first, device_challenges: devices.toReversed() });
    expect(words(one(stage, "label"))).to.equal("Code from the app");
  });

  it("lists the one that was used last, then the others by how convenient they are, recovery codes last", async () => {
    const names = (stage: Element) => all(stage, ".choices strong").map(words);
    const { stage } = await show(first);
    expect(names(stage)).to.deep.equal([
      "Passkey or security key",
      "Authenticator app",
      "Duo on your phone",
      "Text message",
      "Email",
      "Recovery code",
    ]);
    expect(all(stage, ".choices em")).to.deep.equal([]);
    const device_challenges = first.device_challenges.map((it) =>
      it.device_class === "sms" ? { ...it, last_used: "2026-07-20T08:15:30.123456Z" } : it,
    );
    const { stage: other } = await show({ ...first, device_challenges });
    press(other, "Use another method");
    await other.updateComplete;
    expect(names(other)[0]).to.equal("Text message");
    expect(words(one(other, ".choices em"))).to.equal("Last used");
  });

  it("says of each what the user does for it, with an icon for eyes alone", async () => {
    const { stage } = await show(first);
    expect(all(stage, ".choices small").map(words)).to.include("Get a code at a***@e******.org");
    expect(all(stage, ".choices small")).to.have.length(6);
    const icons = all(stage, ".choices svg").map((icon) => icon.getAttribute("aria-hidden"));
    expect(icons).to.deep.equal(Array<string>(6).fill("true"));
  });

  // Firefox cannot be told to prefer something.
  (isChromium ? it : () => undefined)(
    "moves while the user has to act on the phone, unless the user wants no motion",
    async () => {
      const { executor, stage } = await show(first);
      executor.hold();
      press(stage, "Duo on your phone");
      await until(() => all(stage, ".wait svg").length, "it does not wait");
      const pulse = () => getComputedStyle(one(stage, ".pulse")).display;
      expect(pulse()).to.equal("inline");
      try {
        await emulateMedia({ reducedMotion: "reduce" });
        expect(pulse()).to.equal("none");
      } finally {
        await emulateMedia({ reducedMotion: "no-preference" });
      }
    },
  );

  it("asks for six digits in one field that looks like six cells", async () => {
    const { stage } = await show(states.sms);
    const [field, ...others] = all<HTMLInputElement>(stage, "input");
    expect(others).to.deep.equal([]);
    if (!field || !CSS.supports("container-type: inline-size")) return;
    field.value = "123456";
    field.selectionStart = 6;
    expect(field.scrollLeft, "all six are to be seen").to.equal(0);
    expect(field.getBoundingClientRect().right).to.be.at.most(
      one(stage, ".pf-c-form__group").getBoundingClientRect().right,
    );
  });

  it("gives up a push that the user turns away from: another method can be used at once", async () => {
    const device_challenges = first.device_challenges.filter(({ device_class }) => /duo|totp/.test(device_class));
    const { stage } = await show({ ...first, device_challenges });
    let isRinging = false;
    worker.use(http.post(EXECUTOR, () => ((isRinging = true), new Promise<never>(() => {}))));
    press(stage, "Duo on your phone");
    await until(() => isRinging, "no push was sent");
    press(stage, "Use another method");
    await until(() => !stage.busy, "the stage waits for the phone");
    press(stage, "Authenticator app");
    await stage.updateComplete;
    expect(words(one(stage, "label"))).to.equal("Code from the app");
  });
});

describe("a code that the server sends by itself", () => {
  it("is not called sent before the server has replied", async () => {
    new ScriptedExecutor(states.sms);
    let reply = () => {};
    const held = new Promise<void>((resolve) => (reply = resolve));
    let isAsked = false;
    worker.use(
      http.post(EXECUTOR, async () => {
        isAsked = true;
        await held;
      }),
    );
    const visit = await open("flow");
    await until(() => isAsked, "no code was asked for");
    const stage = stageOf(visit.executor, "ak-stage-authenticator-validate");
    if (!stage) throw new Error("there is no stage");
    await stage.updateComplete;
    expect(words(one(stage, ".pf-c-login__main-body"))).not.to.include("Code sent");
    reply();
    await until(() => words(one(stage, ".pf-c-login__main-body")).includes("Code sent"));
  });
});
