import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import fixture from "../../mocks/challenges/authenticator-duo.js";
import { authenticators } from "../../mocks/executor/devices.js";
import { all, one, playWorld, show, until, words, worker } from "../flow.js";
import { identified, press } from "../second-factors.js";

describe("the stage that sets up Duo", () => {
  afterEach(() => Reflect.deleteProperty(document, "hidden"));

  it("asks nothing while the page is hidden, and goes on by itself once the phone is known", async () => {
    turnPage("hidden");
    const { asked } = countQuestions();
    const visit = await identified("demo-duo");
    const stage = await visit.stage("ak-stage-authenticator-duo");
    expect(words(one(stage, "[role=status]"))).to.include("continues automatically");
    await fetch("/api/v3/root/config/"); // what was asked before this has been counted by its answer
    expect(asked()).to.equal(0);
    turnPage("visible");
    await until(() => visit.target !== undefined, "Duo did not go on");
    expect(asked()).to.equal(2);
  });

  it("says that a code is no longer valid, and asks for another only when told to", async () => {
    turnPage("visible");
    const world = Object.assign(authenticators(), { phone: "denies" as const });
    playWorld({ authenticators: world });
    const { asked } = countQuestions();
    const visit = await identified("demo-duo");
    const stage = await visit.stage("ak-stage-authenticator-duo");
    await until(() => all(stage, "[role=alert]").length === 1, "no word");
    expect(asked()).to.equal(2);
    press(stage, "Try again");
    await until(() => asked() === 3);
  });

  const odd = {
    "a page": () => HttpResponse.html("<h1>Sign in</h1>"),
    null: () => HttpResponse.json(null),
    "a list": () => HttpResponse.json([]),
    "something else": () => HttpResponse.json({ duo_response: { text: "success" } }),
    "half an answer": () => new HttpResponse('{"duo_resp', { headers: { "Content-Type": "application/json" } }),
    nothing: () => new HttpResponse(""),
    "a refusal": () => new HttpResponse("", { status: 403 }),
  };
  for (const [what, answer] of Object.entries(odd)) {
    it(`says so when the server answers with ${what}, and offers another code`, async () => {
      turnPage("visible");
      worker.use(http.post("*/enrollment_status/", answer));
      const visit = await identified("demo-duo");
      const stage = await visit.stage("ak-stage-authenticator-duo");
      await until(() => all(stage, "[role=alert]").length === 1, "no word");
      const { asked } = countQuestions();
      press(stage, "Try again");
      await until(() => asked() > 0, "nothing was asked again");
    });
  }

  it("says so when the picture of the code does not load", async () => {
    turnPage("hidden");
    const { stage } = await show({ ...fixture.states.first, activation_barcode: "/no-such-picture" });
    await until(() => all(stage, "[role=alert]").length === 1, "no word");
    expect(words(one(stage, "[role=alert]"))).to.include("cannot be shown");
    expect(all(stage, ".qr-code")).to.deep.equal([]);
  });

  it("says so when the server does not reply for long", async () => {
    turnPage("visible");
    worker.use(http.post("*/enrollment_status/", () => HttpResponse.error()));
    const visit = await identified("demo-duo");
    const stage = await visit.stage("ak-stage-authenticator-duo");
    await until(() => all(stage, "[role=alert]").length === 1, "no word");
    expect(words(one(stage, "[role=alert]"))).to.include("doesn't answer");
  });
});

/** Shows or hides the page, as changing tabs does. */
function turnPage(state: "hidden" | "visible") {
  Object.defineProperty(document, "hidden", { value: state === "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}

/** Counts how often it is asked how the enrolment stands. */
function countQuestions() {
  let count = 0;
  worker.use(
    http.post("*/enrollment_status/", () => {
      count++;
    }),
  );
  return { asked: () => count };
}
