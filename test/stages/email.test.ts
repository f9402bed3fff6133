import { expect } from "@open-wc/testing";
import emails from "../../mocks/challenges/email.js";
import type { Email } from "../../mocks/executor/world.js";
import { all, input, one, open, playWorld, shadowOf, show, submit, targets, until, words } from "../flow.js";

describe("waiting for an email", () => {
  let outbox: Email[];
  beforeEach(() => playWorld({ outbox: (outbox = []) }));

  /** Asks for a recovery, as far as the inbox. */
  async function recover(name: string) {
    const visit = await open("demo-recovery", "next=%2Fif%2Fuser%2F");
    const identification = await visit.stage("ak-stage-identification");
    input(identification, "uidField").value = name;
    submit(identification);
    return { visit, stage: await visit.stage("ak-stage-email") };
  }

  it("says where to look, where automation expects it", async () => {
    const { stage } = await recover("ada");
    expect(words(one(stage, ".pf-c-form p"))).to.include("We sent you an email");
    expect(outbox.map(({ to }) => to)).to.deep.equal(["ada@example.org"]);
  });

  it("links to the inbox of an address at a large service, and to no other", async () => {
    for (const [name, inboxes] of [
      ["ada@GMail.com", ["https://mail.google.com/"]],
      ["ada@hotmail.com", ["https://outlook.live.com/mail/"]],
      ["ada@constructor", []],
      ["ada", []],
    ] as const) {
      playWorld({ outbox });
      const { stage } = await recover(name);
      expect(targets(stage), name).to.deep.equal(inboxes);
    }
  });

  it("opens the inbox beside this page, to which the user comes back", async () => {
    const { stage } = await recover("ada@gmail.com");
    expect(one(stage, "a[href]").getAttribute("target")).to.equal("_blank");
  });

  it("sends it again, says so, and counts down until the next", async () => {
    const { stage } = await recover("ada");
    submit(stage);
    await until(() => words(one(stage, "[role=status]")).includes("another email"), "nothing was said");
    expect(outbox).to.have.length(2);
    expect(words(one(stage, "[type=submit]"))).to.match(/^Send again in (30|2\d) s$/);
    submit(stage);
    expect(stage.busy).to.be.false;
  });

  it("does not show the pseudo error email-sent as an error (the pseudo error trap)", async () => {
    const { stage } = await show(emails.states.resent);
    expect(all(stage, "[role=alert]")).to.deep.equal([]);
    expect(words(stage.shadowRoot?.querySelector("div"))).not.to.include("email-sent");
  });

  it("does not tell whether there is an account, nor what became of the email (the message channel trap)", async () => {
    const { stage } = await recover("nobody");
    expect(words(one(stage, ".pf-c-form p"))).to.include("We sent you an email");
    expect(outbox).to.deep.equal([]);
  });

  it("asks again when the link was used elsewhere", async () => {
    const { executor, visit, stage } = await show(emails.states.first);
    executor.question = { component: "ak-stage-dummy", name: "went on" };
    one(stage, "button[type=button]").click();
    await visit.stage("ak-stage-dummy");
  });

  it("says so where the link was not opened, and keeps the focus", async () => {
    const { stage } = await recover("ada");
    const button = one(stage, "button[type=button]");
    button.focus();
    button.click();
    await until(() => words(one(stage, "[role=status]")).includes("not been opened yet"), "nothing was said");
    expect(shadowOf(stage).activeElement).to.equal(button);
  });

  it("keeps the focus on the button while another email has to wait", async () => {
    const { stage } = await recover("ada");
    const button = one(stage, "[type=submit]");
    button.focus();
    button.click();
    await until(() => button.getAttribute("aria-disabled") === "true", "it can be pressed again");
    expect(shadowOf(stage).activeElement).to.equal(button);
    button.click();
    expect(outbox).to.have.length(2);
  });

  it("goes on with the link, by hand, to a new password, and signs in", async () => {
    const { visit: waiting } = await recover("ada");
    waiting.executor.remove();
    const link = new URL(outbox[0]?.link ?? "", location.origin);
    const visit = await open("demo-recovery", link.search.slice(1));
    const consent = await visit.stage("ak-stage-consent");
    expect(words(one(consent, "p:not(.flow-title)"))).to.equal("Continue to confirm this email address.");
    submit(consent);
    const prompt = await visit.stage("ak-stage-prompt");
    for (const name of ["password", "password_repeat"]) input(prompt, name).value = "difference";
    submit(prompt);
    expect(await visit.left()).to.equal(`${location.origin}/if/user/`);

    const used = await open("demo-recovery", link.search.slice(1));
    expect(words(one(await used.stage("ak-stage-access-denied"), "[role=alert]"))).to.include("already used");
  });

  it("counts down by a clock that users cannot set", async () => {
    const { stage } = await recover("ada");
    submit(stage);
    await until(() => words(one(stage, "[role=status]")).includes("another email"), "nothing was said");
    const { now } = Date;
    try {
      Date.now = () => now() - 3_600_000;
      stage.requestUpdate();
      await stage.updateComplete;
      expect(words(one(stage, "[type=submit]"))).to.match(/^Send again in (30|2\d) s$/);
      Date.now = () => now() + 3_600_000;
      stage.requestUpdate();
      await stage.updateComplete;
      expect(words(one(stage, "[type=submit]")), "a computer that slept").to.equal("Send again");
    } finally {
      Date.now = now;
    }
  });
});
