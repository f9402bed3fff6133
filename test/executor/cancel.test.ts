import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import consent from "../../mocks/challenges/consent.js";
import identification from "../../mocks/challenges/identification.js";
import password from "../../mocks/challenges/password.js";
import type { Challenge } from "../../src/protocol/index.js";
import { EXECUTOR, ScriptedExecutor, all, input, open, submit, until, words, worker } from "../flow.js";
import { press } from "../second-factors.js";

/** Where plans are dropped. */
const CANCEL = "*/flows/-/cancel/*";
const { permissions } = consent.states;
const { first } = password.states;

/** A consent whose server says that plans are dropped at this address. */
function droppedAt(cancel_url: string): Challenge<"ak-stage-consent"> {
  return { ...permissions, flow_info: { ...permissions.flow_info, cancel_url } };
}

/** Notes each plan that is dropped, as a server whose answer leads to signing out. */
function servers(): string[] {
  const asked: string[] = [];
  worker.use(
    http.get(CANCEL, ({ request }) => {
      asked.push(new URL(request.url).pathname);
      return new HttpResponse(null, { status: 302, headers: { Location: "/flows/-/default/invalidation/" } });
    }),
    http.get("*/flows/-/default/invalidation/", () => {
      asked.push("signed out");
      return HttpResponse.text("");
    }),
  );
  return asked;
}

describe("a flow that the user cancels", () => {
  it("has its plan dropped once, and the user stays signed in", async () => {
    new ScriptedExecutor(permissions);
    const asked = servers();
    const visit = await open("flow", "next=/wiki/");
    const stage = await visit.stage("ak-stage-consent");
    press(stage, "Cancel");
    submit(stage);
    await visit.left();
    expect(asked).to.deep.equal(["/flows/-/cancel/"]);
  });

  for (const [query, cancel_url, to] of [
    ["next=%2Fwiki%3Fa%3Db%2520c%26d%3D%252F", "/flows/-/cancel/", "/wiki?a=b%20c&d=%2F"],
    ["next=/wiki/", "/flows/-/cancel/?next=/other/", "/wiki/"],
    ["next=/other/&next=/wiki/", "/flows/-/cancel/", "/wiki/"],
    ["", "/flows/-/cancel/?next=/a%252ab", "/a%2ab"],
    ["", "/flows/-/cancel/", "/"],
    ["next=https://elsewhere.example.org/", "/flows/-/cancel/", "/"],
    ["next=//elsewhere.example.org/", "/flows/-/cancel/", "/"],
    ["next=javascript:alert(1)", "/flows/-/cancel/", "/"],
    [`next=blob:${location.origin}/1`, "/flows/-/cancel/", "/"],
  ] as const) {
    it(`leads to ${to}, if its query is "${query}" and its plan is dropped at ${cancel_url}`, async () => {
      new ScriptedExecutor(droppedAt(cancel_url));
      const visit = await open("flow", query);
      press(await visit.stage("ak-stage-consent"), "Cancel");
      expect(await visit.left()).to.equal(location.origin + to);
    });
  }

  it("sends no request to another site to drop its plan", async () => {
    const asked: string[] = [];
    worker.use(
      http.get("https://elsewhere.example.org/*", ({ request }) => {
        asked.push(request.url);
        return HttpResponse.text("");
      }),
    );
    new ScriptedExecutor(droppedAt("https://elsewhere.example.org/flows/-/cancel/"));
    const visit = await open("flow");
    press(await visit.stage("ak-stage-consent"), "Cancel");
    await visit.left();
    expect(asked).to.deep.equal([]);
  });

  it("starts anew for another user, and asks for the name", async () => {
    const executor = new ScriptedExecutor(first);
    const asked = servers();
    const visit = await open("flow", "next=/wiki/");
    const stage = await visit.stage("ak-stage-password");
    executor.question = identification.states.minimal;
    press(stage, "Not you?");
    await visit.stage("ak-stage-identification");
    expect(asked).to.deep.equal(["/flows/-/cancel/"]);
    expect(visit.target).to.equal(undefined);
    expect(visit.executor.query).to.equal("next=/wiki/");
  });

  it("leads another user out if it is a flow for the user who is signed in", async () => {
    const executor = new ScriptedExecutor(first);
    const visit = await open("flow", "next=/wiki/");
    press(await visit.stage("ak-stage-password"), "Not you?");
    expect(await visit.left()).to.equal(`${location.origin}/wiki/`);
    expect(executor.questions).to.equal(2);
  });

  it("forgets the token of the link that led to it, when it starts anew", async () => {
    const executor = new ScriptedExecutor(first);
    const visit = await open("flow", "flow_token=abc&next=/wiki/");
    const stage = await visit.stage("ak-stage-password");
    executor.question = identification.states.minimal;
    press(stage, "Not you?");
    await visit.stage("ak-stage-identification");
    expect(visit.executor.query).to.equal("next=/wiki/");
  });

  it("says so if the server cannot be reached, and keeps the stage", async () => {
    new ScriptedExecutor(first);
    worker.use(http.get(CANCEL, () => HttpResponse.error()));
    const visit = await open("flow");
    const stage = await visit.stage("ak-stage-password");
    input(stage, "password").value = "analytical";
    press(stage, "Not you?");
    expect(await visit.complaint()).to.include("could not be reached");
    expect(await visit.stage("ak-stage-password")).to.equal(stage);
    expect(input(stage, "password").value).to.equal("analytical");
    expect(visit.target).to.equal(undefined);
  });

  it("says so if a proxy replies instead of the server, and keeps the stage, unless the user leaves", async () => {
    new ScriptedExecutor(first);
    worker.use(http.get(CANCEL, () => HttpResponse.html("<h1>Bad gateway</h1>", { status: 502 })));
    const visit = await open("flow", "next=/wiki/");
    const stage = await visit.stage("ak-stage-password");
    press(stage, "Not you?");
    expect(await visit.complaint()).to.include("cannot be found behind its proxy");
    expect(await visit.stage("ak-stage-password")).to.equal(stage);
    expect(visit.target).to.equal(undefined);
    new ScriptedExecutor(permissions);
    const other = await open("flow", "next=/wiki/");
    press(await other.stage("ak-stage-consent"), "Cancel");
    expect(await other.left()).to.equal(`${location.origin}/wiki/`);
  });

  it("does not send again a response that was lost before", async () => {
    const executor = new ScriptedExecutor(permissions);
    worker.use(
      http.post(EXECUTOR, () => HttpResponse.error()),
      http.get(CANCEL, () => HttpResponse.error()),
    );
    const visit = await open("flow");
    const stage = await visit.stage("ak-stage-consent");
    submit(stage);
    await visit.complaint();
    press(stage, "Cancel");
    await until(() => !stage.busy && executor.questions > 0, "it never ended");
    const before = executor.questions;
    worker.use(http.post(EXECUTOR, () => HttpResponse.json({ component: "ak-stage-flow-error", request_id: "sent" })));
    window.dispatchEvent(new Event("online"));
    await until(() => executor.questions > before, "it was not asked");
    await visit.stage("ak-stage-consent");
    expect(all(visit.executor, "ak-stage-flow-error").map(words)).to.deep.equal([]);
  });
});
