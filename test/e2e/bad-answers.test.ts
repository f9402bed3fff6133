import assert from "node:assert/strict";
import type { AnswerOptions } from "./built-page.js";
import { answers } from "./gates.js";
import { scene } from "./visit.js";

interface BadAnswer extends AnswerOptions {
  what: string;
  body: string;
  says: string;
  remedy: "Try again" | "Reload the page";
}

const json = "application/json";

const badAnswers: readonly BadAnswer[] = [
  {
    what: "JSON that breaks off",
    body: '{"component": "ak-st',
    type: json,
    says: "cannot be read",
    remedy: "Try again",
  },
  { what: "JSON without a component", body: "{}", type: json, says: "cannot be read", remedy: "Try again" },
  { what: "JSON that is no object", body: "null", type: json, says: "cannot be read", remedy: "Try again" },
  { what: "HTML", body: "<h1>Maintenance</h1>", says: "a page of its own", remedy: "Reload the page" },
  { what: "HTTP 500", body: "<h1>Oops</h1>", status: 500, says: "The server has a problem", remedy: "Try again" },
  {
    what: "HTTP 500 in JSON",
    body: "{}",
    status: 500,
    type: json,
    says: "The server has a problem",
    remedy: "Try again",
  },
  {
    what: "HTTP 502",
    body: "<h1>Bad Gateway</h1>",
    status: 502,
    says: "The server has a problem",
    remedy: "Try again",
  },
  { what: "HTTP 429", body: "", status: 429, says: "The server has a problem", remedy: "Try again" },
  { what: "HTTP 403", body: "", status: 403, says: "refused on its way", remedy: "Try again" },
  { what: "an empty HTTP 400", body: "", status: 400, says: "ended your session", remedy: "Reload the page" },
];

for (const { what, body, says, remedy, ...options } of badAnswers) {
  scene(`${what} instead of a challenge is told, what was typed stays, and “${remedy}” goes on`, async (visit) => {
    visit.site.gate = answers(body, options);
    await visit.open();
    await visit.says(says);
    visit.site.gate = undefined;
    await visit.click(remedy);
    await visit.focus("uidField");

    visit.site.gate = answers(body, { ...options, method: "POST" });
    await visit.identify();
    await visit.says(says);
    assert.equal(await visit.value("uidField"), "ada");
    visit.site.gate = undefined;
    await visit.click(remedy);
    // Trying again sends what was typed; reloading is a new beginning.
    if (remedy === "Reload the page") await visit.identify();
    await visit.focus("password");
  });
}

scene("a flow that the server does not know is told by its name, with a way to the start", async (visit) => {
  await visit.open("no-such-flow");
  await visit.says("This server has no page called “no-such-flow”.");
  await visit.click("Go to the start");
  await visit.focus("uidField");
});

scene("blocked cookies are suspected when the same comes back without a word", async (visit) => {
  visit.site.gate = (request, _, next) => {
    delete request.headers.cookie;
    next();
  };
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.identify();
  await visit.says("your browser does not keep its cookies");
  assert.equal(await visit.value("uidField"), "ada");
  visit.site.gate = undefined;
  await visit.click("Try again");
  await visit.click("Log in");
  await visit.focus("password");
});

scene("a failure can be reported, without what was typed", async (visit) => {
  await visit.open();
  await visit.focus("uidField");
  visit.site.gate = (request, reply, next) => {
    if (request.method === "POST") reply.writeHead(500, { "X-authentik-id": "request-4711" }).end();
    else next();
  };
  await visit.identify("ada@example.org");
  await visit.says("The server has a problem");
  const summary = await visit.wait("summary");
  await summary?.click();
  const report = (await (await visit.wait("details pre"))?.evaluate((pre) => pre.textContent)) ?? "";
  for (const fact of [
    "HTTP 500",
    "127.0.0.1",
    "default-authentication-flow",
    "ak-stage-identification",
    "request-4711",
  ]) {
    assert.ok(report.includes(fact), `${fact} is missing in: ${report}`);
  }
  assert.ok(!report.includes("ada"), report);
});
