import { expect } from "@open-wc/testing";
import { authenticators } from "../../mocks/executor/devices.js";
import fixture from "../../mocks/challenges/authenticator-sms.js";
import { all, input, one, playWorld, show, submit, until, words } from "../flow.js";
import { identified, press } from "../second-factors.js";

describe("the stage that sets up codes by SMS", () => {
  it("trap 4.9: a refused number is kept, so the form for it is shown again", async () => {
    const visit = await identified("demo-sms");
    const stage = await visit.stage("ak-stage-authenticator-sms");
    input(stage, "phoneNumber").value = "+15550100";
    submit(stage);
    await until(() => all(stage, "[role=alert]").length === 1);
    expect(words(one(stage, "[role=alert]"))).to.equal(
      "This phone number can't be used here. Please enter another one.",
    );
    expect(input(stage, "phoneNumber").value).to.equal("+15550100");
  });

  it("trap 4.9: sending again, and another number, post a number without a code; expiry needs a restart", async () => {
    const world = authenticators();
    playWorld({ authenticators: world });
    const visit = await identified("demo-sms");
    const stage = await visit.stage("ak-stage-authenticator-sms");
    input(stage, "phoneNumber").value = "+441";
    submit(stage);
    await until(() => all(stage, "input[name=code]").length === 1);
    press(stage, "Use another number");
    await stage.updateComplete;
    input(stage, "phoneNumber").value = "+442";
    submit(stage);
    await until(() => world.outbox.length === 2 && all(stage, "input[name=code]").length === 1);
    expect(world.outbox[1]?.to).to.equal("+442");
    expect(world.outbox[1]?.code).to.equal(world.outbox[0]?.code);
    input(stage, "code").value = "nothing";
    submit(stage);
    await until(() => all(stage, "button").map(words).includes("Start again"));
    input(stage, "code").value = world.outbox[0]?.code ?? "";
    submit(stage);
    await visit.left();
  });

  it("sends again to a number that only the server knows, once it is told", async () => {
    const { known, sent } = fixture.states;
    const { executor, stage } = await show(known);
    executor.reply = sent;
    press(stage, "Send again");
    await stage.updateComplete;
    expect(words(one(stage, ".pf-c-login__main-body"))).to.include("enter your phone number again");
    input(stage, "phoneNumber").value = "+15550123";
    submit(stage);
    expect(await executor.sent()).to.deep.equal({ component: known.component, phone_number: "+15550123" });
    await until(() => all(stage, "[role=status]").some((it) => words(it).includes("Code sent")));
  });

  it("tells why a code was refused, whatever member the server names", async () => {
    const { known } = fixture.states;
    const response_errors = { code: [{ string: "A valid integer is required.", code: "invalid" }] };
    const { stage } = await show({ ...known, response_errors });
    expect(all(stage, "[role=alert]").map(words)).to.deep.equal(["Please enter a whole number."]);
  });

  it("does not say that a code is no longer valid which was only sent again", async () => {
    const { first, sent } = fixture.states;
    const { executor, stage } = await show(first);
    executor.reply = sent;
    input(stage, "phoneNumber").value = "+15550123";
    submit(stage);
    await until(() => all(stage, "[role=status]").some((it) => words(it).includes("Code sent")));
    const { now } = Date;
    try {
      Date.now = () => now() + 31_000;
      await until(() => all(stage, "button:not([aria-disabled])").some((it) => words(it) === "Send again"));
      press(stage, "Send again");
    } finally {
      Date.now = now;
    }
    await until(() => executor.responses.length === 2 && !stage.busy);
    await until(() => all(stage, "[role=status]").some((it) => words(it).includes("Code sent")));
    expect(words(one(stage, ".pf-c-login__main-body"))).not.to.include("no longer work");
  });

  it("says at the number nothing of a code that was refused, and leads back to it", async () => {
    const { stage } = await show(fixture.states.codeRefused);
    expect(all(stage, "[role=alert]").map(words)).to.deep.equal(["This code doesn't match. Check it and try again."]);
    press(stage, "Use another number");
    await stage.updateComplete;
    expect(all(stage, "[role=alert]").map(words)).to.deep.equal([]);
    press(stage, "I already have a code");
    await stage.updateComplete;
    expect(input(stage, "code").value).to.equal("");
  });
});
