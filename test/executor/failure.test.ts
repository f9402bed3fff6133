import { expect } from "@open-wc/testing";
import { HttpResponse, http, type HttpResponseResolver } from "msw";
import dummy from "../../mocks/challenges/dummy.js";
import identification from "../../mocks/challenges/identification.js";
import flowRedirect from "../../mocks/challenges/flow-redirect.js";
import type { FailureCode } from "../../src/protocol/index.js";
import { complaints } from "../stages/every/accessibility.js";
import {
  EXECUTOR,
  ScriptedExecutor,
  all,
  input,
  one,
  open,
  show,
  submit,
  targets,
  until,
  words,
  worker,
  type Visit,
} from "../flow.js";

interface Case {
  /** What the server says to the first question. */
  answer: HttpResponseResolver;
  /** Part of the sentence that people read. */
  sentence: string;
  buttons: readonly string[];
}

const html = (body: string, status: number) =>
  new HttpResponse(body, { status, headers: { "Content-Type": "text/html" } });

const unknown: Case = {
  answer: () => HttpResponse.json({ ...dummy.states.first, component: "ak-stage-telepathy" }),
  sentence: "“ak-stage-telepathy”, is newer than this page",
  buttons: ["Reload the page", "Open the server's own page"],
};

const cases: { readonly [C in FailureCode]?: Case } = {
  unreachable: {
    answer: () => HttpResponse.error(),
    sentence: "could not be reached",
    buttons: ["Try again"],
  },
  "unknown-flow": {
    answer: () => HttpResponse.json({ detail: "Not found." }, { status: 404 }),
    sentence: "no page called “flow”",
    buttons: ["Go to the start"],
  },
  "signed-out": {
    answer: () => html("", 400),
    sentence: "ended your session",
    buttons: ["Reload the page", "Try again"],
  },
  forbidden: {
    answer: () => HttpResponse.json({ detail: "CSRF Failed" }, { status: 403 }),
    sentence: "a proxy may be removing cookies or headers",
    buttons: ["Try again", "Reload the page"],
  },
  intercepted: {
    answer: () => html("<h1>Hello</h1>", 511),
    sentence: "Your network wants you to sign in",
    buttons: ["Reload the page", "Try again"],
  },
  "too-large": {
    answer: () => html("", 413),
    sentence: "takes less than this page has to send",
    buttons: ["Try again"],
  },
  refused: {
    answer: () => html("", 418),
    sentence: "refuses requests of this kind (HTTP 418)",
    buttons: ["Try again", "Reload the page"],
  },
  busy: {
    answer: () => html("", 429),
    sentence: "too many requests",
    buttons: ["Try again"],
  },
  server: {
    answer: () => html("<h1>Oops</h1>", 500),
    sentence: "The server has a problem",
    buttons: ["Try again"],
  },
  page: {
    answer: () => html("<h1>Maintenance</h1>", 200),
    sentence: "opens in another page",
    buttons: ["Reload the page", "Try again"],
  },
  malformed: {
    answer: () => HttpResponse.json({ hello: "there" }),
    sentence: "cannot be read",
    buttons: ["Try again"],
  },
  loop: {
    answer: () => HttpResponse.json({ ...flowRedirect.states.itself, to: "/api/v3/flows/executor/flow/?query=" }),
    sentence: "stuck in a loop",
    buttons: ["Try again"],
  },
  "unsafe-target": {
    answer: () => HttpResponse.json(flowRedirect.states.script),
    sentence: "not safe to open",
    buttons: ["Try again"],
  },
  "unknown-component": unknown,
};

/** Chooses a file, as people do in a window of their system. */
function choose(input: HTMLInputElement, file: File): void {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  input.files = transfer.files;
}

/** Presses one of the ways out. */
function press({ executor }: Visit, text: string): void {
  all(executor, ".remedies button")
    .find((button) => words(button) === text)
    ?.click();
}

describe("a failure", () => {
  for (const [code, { answer, sentence, buttons }] of Object.entries(cases)) {
    it(`is described by a sentence, with a way out: ${code}`, async () => {
      worker.use(http.get(EXECUTOR, answer));
      const visit = await open("flow");
      const codes: string[] = [];
      visit.executor.addEventListener("ak-error", ({ error }) => codes.push(error.code));
      expect(await visit.complaint()).to.contain(sentence);
      expect(codes).to.deep.equal([code]);
      expect(all(visit.executor, ".remedies > *").map(words)).to.deep.equal(buttons);
      expect(all(visit.executor, "form, [role=status]").filter((it) => it.checkVisibility())).to.deep.equal([]);
      expect(all(visit.executor, "h1").map(words)).to.deep.equal(["Something went wrong"]);
      expect(await complaints(visit.executor)).to.deep.equal([]);

      if (!buttons.includes("Try again")) return;
      const executor = new ScriptedExecutor(dummy.states.first);
      press(visit, "Try again");
      const stage = await visit.stage("ak-stage-dummy");
      expect(executor.questions).to.equal(1);
      expect(all(visit.executor, ".pf-c-alert")).to.deep.equal([]);
      await until(() => visit.root.activeElement === stage, "a user who pressed a button lost the focus");
    });
  }

  it("has details for an administrator", async () => {
    worker.use(
      http.get(EXECUTOR, () => new HttpResponse(null, { status: 500, headers: { "X-authentik-id": "0f1e2d" } })),
    );
    const visit = await open("flow");
    await visit.complaint();
    const [error, time, host, slug, requestId] = one(visit.executor, "pre").textContent.split("\n");
    expect(error).to.equal("server (HTTP 500)");
    expect(time).to.match(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect([host, slug, requestId]).to.deep.equal([location.host, "flow", "0f1e2d"]);
  });

  it("of an unknown component leads to the server's own page, with the query", async () => {
    worker.use(http.get(EXECUTOR, unknown.answer));
    const visit = await open("flow", "next=%2Fa%3Fb");
    await visit.complaint();
    expect(targets(visit.executor)).to.deep.equal([`${location.origin}/if/flow/flow/?interface=server&next=%2Fa%3Fb`]);
  });

  it("keeps the stage and what the user typed", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    worker.use(http.post(EXECUTOR, () => new HttpResponse(null, { status: 500 }), { once: true }));
    submit(stage);
    expect(await visit.complaint()).to.contain("The server has a problem");
    expect(stage.isConnected).to.be.true;
    expect(stage.busy).to.be.false;
    executor.reply = flowRedirect.states.done;
    one(visit.executor, ".remedies button").click();
    await visit.left();
    expect(executor.responses).to.deep.equal([{ component: "ak-stage-dummy" }]);
  });

  it("says whether what the user entered is still here, and until when", async () => {
    const { visit, stage } = await show(identification.states.minimal);
    input(stage, "uidField").value = "ada";
    worker.use(http.post(EXECUTOR, () => html("", 500), { once: true }));
    submit(stage);
    expect(await visit.complaint()).to.match(/What you entered is still here\.$/);
    worker.use(http.post(EXECUTOR, () => html("", 403), { once: true }));
    press(visit, "Try again");
    await until(() => words(all(visit.executor, ".pf-c-alert")[0]).endsWith("until you reload or leave this page."));
    expect(input(stage, "uidField").value).to.equal("ada");
  });

  it("does not mention entries if the user entered nothing", async () => {
    const { visit, stage } = await show(dummy.states.first);
    worker.use(http.post(EXECUTOR, () => HttpResponse.error()));
    submit(stage);
    expect(await visit.complaint()).not.to.contain("entered");
  });

  it("names the file that the server does not take, and lets the user choose another, without losing other entries", async () => {
    const field = { required: true, placeholder: "", initial_value: "", sub_text: "", choices: null };
    const { executor, visit, stage } = await show({
      component: "ak-stage-prompt",
      fields: [
        { ...field, field_key: "city", label: "City", type: "text", order: 0 },
        { ...field, field_key: "small", label: "Portrait", type: "file", order: 1 },
        { ...field, field_key: "large", label: "Letter", type: "file", order: 2 },
      ],
    });
    worker.use(http.post(EXECUTOR, () => html("<h1>413</h1>", 413), { once: true }));
    input(stage, "city").value = "London";
    choose(input(stage, "small"), new File(["a"], "portrait.png"));
    choose(input(stage, "large"), new File(["a".repeat(300_000)], "letter.pdf"));
    submit(stage);
    const sentence = await visit.complaint();
    expect(sentence).to.contain("“letter.pdf” (0.3 MB) is larger than the server takes. The limit is the server's.");
    expect(sentence).not.to.contain("portrait");
    let opened = false;
    input(stage, "large").addEventListener("click", (event) => {
      event.preventDefault(); // no window of the system, please
      opened = true;
    });
    press(visit, "Choose another file");
    expect(opened).to.equal(true);
    expect(input(stage, "city").value).to.equal("London");
    choose(input(stage, "large"), new File(["b"], "letter.txt"));
    executor.reply = flowRedirect.states.done;
    submit(stage);
    await visit.left();
    expect(executor.responses).to.have.length(1);
    expect(executor.responses[0]).to.include({ city: "London" });
  });

  it("names the file if the connection breaks while it is sent", async () => {
    const field = { required: true, placeholder: "", initial_value: "", sub_text: "", choices: null, order: 0 };
    const { visit, stage } = await show({
      component: "ak-stage-prompt",
      fields: [{ ...field, field_key: "letter", label: "Letter", type: "file" }],
    });
    worker.use(http.post(EXECUTOR, () => HttpResponse.error()));
    choose(input(stage, "letter"), new File(["a"], "letter.pdf"));
    submit(stage);
    expect(await visit.complaint()).to.contain("The connection broke while “letter.pdf” was sent.");
  });

  it("counts down the time that the server asks to wait, then lets the user try again", async () => {
    worker.use(http.get(EXECUTOR, () => new HttpResponse("", { status: 429, headers: { "Retry-After": "2" } })));
    const visit = await open("flow");
    await visit.complaint();
    const button = one(visit.executor, ".remedies button") as HTMLButtonElement;
    expect(words(button)).to.equal("Try again in 2 s");
    expect(button.disabled).to.equal(true);
    await until(() => words(button) === "Try again in 1 s");
    await until(() => !button.disabled);
    expect(words(button)).to.equal("Try again");
    new ScriptedExecutor(dummy.states.first);
    button.click();
    await visit.stage("ak-stage-dummy");
  });

  it("keeps the target in the link to the start", async () => {
    worker.use(http.get(EXECUTOR, () => html("", 404)));
    const visit = await open("flow", "next=%2Fa%3Fb");
    await visit.complaint();
    expect(targets(visit.executor)).to.deep.equal([`${location.origin}/flows/-/default/authentication/?next=%2Fa%3Fb`]);
  });

  it("with status 404 is none of an unknown flow if the flow has already sent a challenge", async () => {
    const { visit, stage } = await show(dummy.states.first);
    worker.use(http.post(EXECUTOR, () => html("", 404), { once: true }));
    submit(stage);
    expect(await visit.complaint()).to.contain("cannot be found behind its proxy");
    expect(all(visit.executor, ".remedies > *").map(words)).to.deep.equal(["Try again", "Go to the start"]);
  });

  it("is shown when the server sends the same challenge again without an error", async () => {
    const { executor, visit, stage } = await show(dummy.states.first);
    submit(stage);
    expect(await visit.complaint()).to.contain("wasn't accepted");
    executor.reply = flowRedirect.states.done;
    submit(stage);
    await visit.left();
  });

  it("ends by itself when the browser is back online", async () => {
    worker.use(http.get(EXECUTOR, () => HttpResponse.error()));
    Object.defineProperty(navigator, "onLine", { value: false, configurable: true });
    const visit = await open("flow");
    expect(await visit.complaint()).to.contain("You're offline");
    new ScriptedExecutor(dummy.states.first);
    Reflect.deleteProperty(navigator, "onLine");
    window.dispatchEvent(new Event("online"));
    await visit.stage("ak-stage-dummy");
    expect(all(visit.executor, ".pf-c-alert")).to.deep.equal([]);
  });
});
