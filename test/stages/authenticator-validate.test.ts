import { expect } from "@open-wc/testing";
import { authenticators, type Authenticators } from "../../mocks/executor/devices.js";
import { demoDevices } from "../../mocks/devices.js";
import { totp } from "../../mocks/executor/totp.js";
import setUp from "../../mocks/challenges/authenticator-totp.js";
import fixture from "../../mocks/challenges/authenticator-validate.js";
import type { Challenge } from "../../src/protocol/index.js";
import { all, input, one, open, playWorld, ScriptedExecutor, show, submit, until, words } from "../flow.js";
import { identified, press, type } from "../second-factors.js";

const component = "ak-stage-authenticator-validate";
const denied: Challenge = { component: "ak-stage-access-denied", pending_user: "", pending_user_avatar: "" };
const { first, sms, duoDenied, nothing, totp: totpOnly, recoveryCode } = fixture.states;
const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

function world(classes: readonly string[], more: Partial<Authenticators> = {}): Authenticators {
  const it = Object.assign(
    authenticators(demoDevices.filter(({ deviceClass }) => classes.includes(deviceClass))),
    more,
  );
  playWorld({ authenticators: it });
  return it;
}

function keyByKey(field: HTMLInputElement, code: string) {
  for (let length = 0; length <= code.length; length++) type(field, code.slice(0, length));
}

describe("the stage for second factors", () => {
  afterEach(() => localStorage.removeItem("ak-preferred-method"));

  it("takes a pasted code with a space, and sends it by itself", async () => {
    world(["totp"]);
    const visit = await identified("demo-mfa", "mary");
    const stage = await visit.stage(component);
    const code = totp(secret, Date.now());
    type(input(stage, "code"), `${code.slice(0, 3)} ${code.slice(3)}`);
    await visit.left();
  });

  it("sends the same complete code by itself only once", async () => {
    const { executor, visit, stage } = await show(totpOnly);
    const field = input(stage, "code");
    executor.reply = { ...totpOnly, response_errors: { code: [{ string: "Invalid Token.", code: "invalid" }] } };
    type(field, "123456");
    await until(() => field.getAttribute("aria-invalid") === "true");
    await visit.stage(component);
    type(field, "1234567");
    type(field, "123456");
    expect(stage.busy).to.be.false;
    expect(executor.responses).to.have.length(1);
  });

  it("does not take the first six of eight digits for a code that is typed, but sends what is pasted", async () => {
    const { executor, stage } = await show(totpOnly);
    const field = input(stage, "code");
    for (let length = 1; length <= 7; length++) type(field, "12345678".slice(0, length));
    expect(stage.busy).to.be.false;
    type(field, "12345678");
    expect(await executor.sent()).to.deep.equal({ component, code: "12345678" });
    const other = await show(totpOnly);
    type(input(other.stage, "code"), "876543");
    expect(await other.executor.sent()).to.deep.equal({ component, code: "876543" });
  });

  describe("once it knows how many digits a user's codes have", () => {
    /** Types a code of six digits, and has the server accept it. */
    async function accept(digits: string, challenge: Challenge = totpOnly) {
      const { executor, stage } = await show(challenge);
      executor.reply = denied;
      keyByKey(input(stage, "code"), digits);
      submit(stage);
      await executor.sent();
    }

    it("sends a code that is typed as soon as it is complete, for this user only", async () => {
      await accept("123456");
      const another = await show({ ...totpOnly, pending_user: "grace" });
      keyByKey(input(another.stage, "code"), "234567");
      expect(another.stage.busy).to.be.false;
      const { executor, stage } = await show(totpOnly);
      keyByKey(input(stage, "code"), "345678");
      expect(await executor.sent()).to.deep.equal({ component, code: "345678" });
      expect(another.executor.responses).to.deep.equal([]);
    });

    it("cuts no longer code off: neither of a user with two apps, nor twice of a user with a new one", async () => {
      await accept("12345678");
      await accept("123456");
      const both = await show(totpOnly);
      keyByKey(input(both.stage, "code"), "345678");
      expect(both.stage.busy).to.be.false;
      localStorage.clear();
      await accept("123456");
      const { executor, visit, stage } = await show(totpOnly);
      executor.reply = { ...totpOnly, response_errors: { code: [{ string: "Invalid Token.", code: "invalid" }] } };
      keyByKey(input(stage, "code"), "876543");
      await executor.sent();
      await visit.stage(component);
      keyByKey(input(stage, "code"), "87654321");
      await until(() => executor.responses.length === 2);
      expect(executor.responses[1]).to.deep.equal({ component, code: "87654321" });
    });

    it("learns it from setting an app up, and nothing from a text message or where the server names no user", async () => {
      await accept("123456", sms);
      await accept("123456", { ...totpOnly, pending_user: "" });
      expect(Object.keys(localStorage)).to.deep.equal([]);
      await accept("123456", setUp.states.first);
      const { executor, stage } = await show(totpOnly);
      keyByKey(input(stage, "code"), "345678");
      await executor.sent();
      expect(Object.keys(localStorage).join()).not.to.include("ada");
    });
  });

  it("never holds back a recovery code, and waits for the button", async () => {
    const { executor, stage } = await show(recoveryCode);
    type(input(stage, "code"), "123456");
    expect(executor.responses).to.have.length(0);
    world(["static"]);
    const visit = await identified("demo-mfa", "mary");
    const real = await visit.stage(component);
    type(input(real, "code"), "q8n5hb2fzt7c");
    submit(real);
    await visit.left();
  });

  it("has a code sent once, with all four members, and shows no pseudo error (the reputation trap)", async () => {
    const executor = new ScriptedExecutor(sms, {
      ...sms,
      response_errors: { non_field_errors: [{ string: "Empty response", code: "invalid" }] },
    });
    const visit = await open("flow");
    const stage = await visit.stage(component);
    await until(() => executor.responses.length === 1 && !stage.busy);
    expect(executor.responses).to.deep.equal([
      { component, selected_challenge: { device_class: "sms", device_uid: "4", challenge: {}, last_used: null } },
    ]);
    expect(all(stage, "[role=alert]")).to.deep.equal([]);
  });

  it("plays SMS to the end, with a countdown before another is sent", async () => {
    const { outbox } = world(["sms"]);
    const visit = await identified("demo-mfa", "mary");
    const stage = await visit.stage(component);
    await until(() => all<HTMLButtonElement>(stage, "button[aria-disabled]").some((it) => /in \d+ s/.test(words(it))));
    expect(all(stage, "[role=status]").map(words).join()).to.include("30 seconds");
    const { now } = Date;
    try {
      Date.now = () => now() + 31_000;
      await until(() => all(stage, "button:not([aria-disabled])").some((it) => words(it) === "Send again"));
      press(stage, "Send again");
    } finally {
      Date.now = now;
    }
    await until(() => outbox.length === 2);
    await visit.stage(component);
    expect(all(stage, "[role=status]").map(words).join()).to.include("Earlier codes no longer work");
    type(input(stage, "code"), outbox[1]?.code ?? "");
    await visit.left();
  });

  it("sends no second SMS when a user looks at other methods and comes back", async () => {
    const { outbox } = world(["sms", "totp"]);
    const visit = await identified("demo-mfa", "mary");
    const stage = await visit.stage(component);
    press(stage, "Text message");
    await until(() => outbox.length === 1 && !stage.busy);
    press(stage, "Use another method");
    await stage.updateComplete;
    press(stage, "Text message");
    expect(stage.busy).to.be.false;
    await stage.updateComplete;
    expect(input(stage, "code")).to.exist;
    expect(outbox).to.have.length(1);
  });

  it("sends no second SMS and no second push after a reload, but lets the user ask for one", async () => {
    const { duo } = fixture.states;
    for (const [challenge, again] of [
      [sms, "Send again"],
      [duo, "Send a new request"],
    ] as const) {
      const before = await show(challenge);
      await before.executor.sent();
      const kept = Object.entries(sessionStorage); // no element goes when its page is reloaded
      before.visit.executor.remove();
      expect(sessionStorage, "the next step knows nothing of it").to.have.length(0);
      for (const [key, value] of kept) sessionStorage.setItem(key, String(value));
      const { executor, visit, stage } = await show(challenge);
      expect(stage.busy).to.be.false;
      expect(executor.responses).to.deep.equal([]);
      press(stage, again);
      await executor.sent();
      visit.executor.remove();
    }
  });

  it("begins with the method that was chosen here last time, and never remembers recovery codes", async () => {
    const { stage } = await show(first);
    press(stage, "Authenticator app");
    await stage.updateComplete;
    expect(localStorage.getItem("ak-preferred-method")).to.equal("totp");
    press(stage, "Use another method");
    await stage.updateComplete;
    press(stage, "Recovery code");
    const again = await show(first);
    expect(words(one(again.stage, "label"))).to.equal("Code from the app");
  });

  describe("after a code was refused", () => {
    const { refused } = fixture.states;
    const alerts = (stage: Element) => all(stage, "[role=alert], [aria-invalid]").map(words);

    /** Shows a refusal, and turns to another method. */
    async function turnAway() {
      const shown = await show(refused);
      const { stage } = shown;
      expect(alerts(stage).join()).to.include("This code was not accepted.");
      input(stage, "code").value = "000000";
      press(stage, "Use another method");
      await stage.updateComplete;
      return shown;
    }

    it("says so neither at the choice of another method nor at the one that is chosen", async () => {
      const { stage } = await turnAway();
      expect(alerts(stage)).to.deep.equal([]);
      press(stage, "Recovery code");
      await stage.updateComplete;
      expect(words(one(stage, "label"))).to.equal("Recovery code");
      expect(alerts(stage)).to.deep.equal([]);
    });

    it("leaves no digits of the one method in the field of another", async () => {
      const { stage } = await show({ ...refused, response_errors: {} });
      const other = { "Code from the app": "Recovery code", "Recovery code": "Authenticator app" };
      const before = words(one(stage, "label")) as keyof typeof other;
      input(stage, "code").value = "000000";
      press(stage, "Use another method");
      await stage.updateComplete;
      press(stage, other[before]);
      await stage.updateComplete;
      expect(words(one(stage, "label"))).not.to.equal(before);
      expect(input(stage, "code").value).to.equal("");
    });

    it("says so again where the other method is refused as well", async () => {
      const { executor, visit, stage } = await turnAway();
      press(stage, "Recovery code");
      await stage.updateComplete;
      executor.reply = { ...refused, response_errors: { code: [{ string: "Invalid Token.", code: "invalid" }] } };
      input(stage, "code").value = "abcdefghijkl";
      submit(stage);
      await executor.sent();
      await visit.stage(component);
      expect(alerts(stage).join()).to.include("Invalid Token.");
    });
  });

  it("explains a class that it does not know, and does without last_used and without lists", async () => {
    const odd = [{ device_class: "telepathy", device_uid: 1, challenge: {} }];
    const { stage } = await show({ ...first, device_challenges: odd } as unknown as Challenge<typeof component>);
    expect(one(stage, ".choices button").matches(":disabled")).to.be.true;
    expect(words(one(stage, ".choices"))).to.include("This method isn't supported here");
    const bare = { component, flow_info: nothing.flow_info, pending_user: "", pending_user_avatar: "" };
    const shown = await show(bare as unknown as Challenge<typeof component>);
    expect(all(shown.stage, "button").map(words)).to.include("Go back");
  });

  it("sends one Duo push, says that it was denied, and waits for the user", async () => {
    const denied = world(["duo"], { phone: "denies" });
    const visit = await identified("demo-mfa", "mary");
    const stage = await visit.stage(component);
    await until(() => all(stage, "[role=alert]").some((it) => words(it) === "Duo denied access"));
    denied.phone = "approves";
    expect(visit.target).to.equal(undefined);
    press(stage, "Send a new request");
    await visit.left();
  });

  it("does not push again after a denial that it finds", async () => {
    const { executor } = await show(duoDenied);
    expect(executor.responses).to.deep.equal([]);
  });

  it("offers what can be set up, and goes there", async () => {
    const visit = await identified("demo-mfa-setup");
    press(await visit.stage(component), "Recovery codes");
    submit(await visit.stage("ak-stage-authenticator-static"));
    await visit.left();
  });
});
