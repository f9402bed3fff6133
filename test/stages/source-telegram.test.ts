import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import fixture from "../../mocks/challenges/source-telegram.js";
import type { TelegramLoginChallenge } from "../../src/protocol/index.js";
import { expectComplaint } from "../complaints.js";
import { all, one, show, until, words, worker } from "../flow.js";
import { nextStep } from "./every/state.js";

const SCRIPT = "https://telegram.org/js/telegram-widget.js";
const { first, withMessages, tooOld } = fixture.states;
const user = { id: 424242, first_name: "Ada", username: "ada", auth_date: 1785000000, hash: "2a97" };

/** Stands in for Telegram's script, which finds itself in the document and puts its frame beside itself. */
const widget = `{
  const frame = document.createElement("iframe");
  frame.title = "Telegram";
  document.currentScript.parentNode.insertBefore(frame, document.currentScript);
}`;

function telegram(): HTMLElement | null {
  return document.querySelector('[slot="telegram"]');
}

/** What Telegram's frame says. */
function say(data: object, origin = "https://oauth.telegram.org"): void {
  const source = telegram()?.querySelector("iframe")?.contentWindow ?? null;
  window.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(data), origin, source }));
}

describe("signing in with Telegram", () => {
  beforeEach(() =>
    worker.use(http.get(SCRIPT, () => new HttpResponse(widget, { headers: { "Content-Type": "text/javascript" } }))),
  );

  async function shown(challenge: TelegramLoginChallenge) {
    const flow = await show(challenge);
    await until(() => telegram()?.querySelector("iframe"), "no button came");
    return flow;
  }

  it("shows the button of the bot, where Telegram's script finds itself", async () => {
    const { stage } = await shown(withMessages);
    const script = telegram()?.querySelector("script");
    expect(script?.dataset.telegramLogin).to.equal("example_login_bot");
    expect(script?.dataset.requestAccess).to.equal("write");
    expect(script?.hasAttribute("data-onauth"), "it would be evaluated").to.be.false;
    expect(telegram()?.querySelector("iframe")?.checkVisibility()).to.be.true;
    expect((one(stage, "slot") as HTMLSlotElement).assignedElements({ flatten: true })).to.deep.equal([telegram()]);
  });

  it("sends exactly what Telegram signed, and nothing that is absent, once", async () => {
    const { executor, visit } = await shown(first);
    executor.reply = nextStep;
    say({ event: "auth_user", auth_data: user });
    say({ event: "auth_user", auth_data: user });
    await visit.stage(nextStep.component);
    expect(executor.responses).to.deep.equal([{ component: first.component, ...user }]);
    expect(telegram(), "nothing is left").to.equal(null);
  });

  it("believes no other origin, and does not take an earlier sign-in for a wish", async () => {
    const { executor, stage } = await shown(first);
    say({ event: "auth_user", auth_data: user }, "https://evil.example.org");
    say({ event: "auth_user", auth_data: user, init: true });
    say({ event: "resize", height: 40 });
    window.dispatchEvent(new MessageEvent("message", { data: "{", origin: "https://oauth.telegram.org" }));
    expect(stage.busy).to.be.false;
    expect(executor.responses).to.deep.equal([]);
  });

  it("tells why it was refused, and offers to try again", async () => {
    const { stage } = await shown(tooOld);
    expect(words(one(stage, "[role=alert]"))).to.equal("Telegram's confirmation was not accepted. Please try again.");
    const button = telegram();
    one(stage, "button").click();
    await until(() => telegram() !== button && telegram()?.querySelector("iframe"), "no new button came");
    expect(document.querySelectorAll('[slot="telegram"]')).to.have.length(1);
  });

  it("says so when the script is blocked", async () => {
    expectComplaint("cannot be loaded");
    worker.use(http.get(SCRIPT, () => HttpResponse.error()));
    const { stage } = await show(first);
    await until(() => all(stage, "[role=alert]").length, "nothing was said");
    expect(words(one(stage, "[role=alert]"))).to.contain("did not load");
  });
});
