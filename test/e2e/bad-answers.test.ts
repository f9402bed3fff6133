import assert from "node:assert/strict";
import type { AnswerOptions } from "./built-page.js";
import { answers, isExecutor } from "./gates.js";
import { scene, type BrowserName } from "./visit.js";

interface BadAnswer extends AnswerOptions {
  what: string;
  body: string;
  /** What users are told when it comes to the first question, and when it comes to a response. */
  says: string;
  later?: string;
  /** What helps at first, where there is nothing to be lost; “Try again” unless something else does. */
  remedy?: "Reload the page";
}

const json = "application/json";

/** A status with a page of a proxy, as most have it. */
const status = (status: number, says: string, more: Partial<BadAnswer> = {}): BadAnswer => ({
  what: `HTTP ${status}`,
  body: `<h1>${status}</h1>`,
  status,
  says,
  ...more,
});

const KIND = "refuses requests of this kind";

const badAnswers: readonly BadAnswer[] = [
  { what: "JSON that breaks off", body: '{"component": "ak-st', type: json, says: "cannot be read" },
  { what: "JSON without a component", body: "{}", type: json, says: "cannot be read" },
  { what: "JSON that is no object", body: "null", type: json, says: "cannot be read" },
  {
    what: "JSON that nests too deep",
    body: `{"component":"ak-stage-dummy","name":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
    type: json,
    says: "cannot be read",
  },
  {
    what: "a redirect to nowhere",
    body: '{"component":"xak-flow-redirect","to":null}',
    type: json,
    says: "cannot be read",
  },
  { what: "nothing at all", body: "", says: "cannot be read" },
  { what: "HTML", body: "<h1>Maintenance</h1>", says: "opens in another page", remedy: "Reload the page" },
  { what: "HTTP 500 in JSON", body: "{}", status: 500, type: json, says: "The server has a problem" },
  { what: "an empty HTTP 400", body: "", status: 400, says: "ended your session", remedy: "Reload the page" },
  status(204, "gave an empty answer", { body: "" }),
  status(400, "did not understand the request"),
  status(401, "wants you to sign in first", { remedy: "Reload the page" }),
  status(403, "refused on its way"),
  status(404, "no page called “default-authentication-flow”", { later: "cannot be found behind its proxy" }),
  status(405, KIND),
  status(408, "gave up waiting"),
  status(409, "still busy with another request"),
  status(410, "does not exist any more"),
  status(413, "takes less than this page has to send", { later: "That is more than the server takes" }),
  status(414, "The address of this page is too long"),
  status(415, KIND),
  status(418, KIND),
  status(421, "Trying again usually helps"),
  status(425, "Trying again usually helps"),
  status(426, KIND),
  status(429, "too many requests"),
  status(431, "too many cookies"),
  status(451, "for legal reasons"),
  status(500, "The server has a problem"),
  status(501, "cannot handle requests of this kind"),
  status(502, "cannot be found behind its proxy"),
  status(503, "busy, or being maintained"),
  status(504, "took too long to answer its proxy"),
  status(507, "no space left"),
  status(508, "sending itself in circles"),
  status(511, "Your network wants you to sign in", { remedy: "Reload the page" }),
  status(599, "The server has a problem"),
];

for (const { what, body, says, later = says, remedy = "Try again", ...options } of badAnswers) {
  scene(
    `${what} instead of a challenge: a sentence says so, what the user typed stays, and trying again goes on`,
    async (visit) => {
      visit.site.gate = answers(body, options);
      await visit.open("default-authentication-flow", "next=/if/user/");
      await visit.says(says);
      visit.site.gate = undefined;
      // A flow that the server does not know is not asked for again.
      if (options.status === 404) await visit.open("default-authentication-flow", "next=/if/user/");
      else await visit.click(remedy);
      await visit.focus("uidField");

      visit.site.gate = answers(body, { ...options, method: "POST" });
      await visit.identify();
      await visit.says(later);
      await visit.says("What you entered is still here");
      assert.equal(await visit.value("uidField"), "ada");
      visit.site.gate = undefined;
      await visit.click("Try again");
      await visit.focus("password");
      assert.ok(visit.page.url().endsWith("?next=/if/user/"));
    },
  );
}

scene("when a server asks to wait, the button to try again works after that time, not before", async (visit) => {
  visit.site.gate = (request, reply, next) => {
    if (isExecutor(request)) reply.writeHead(503, { "Retry-After": "6" }).end();
    else next();
  };
  await visit.open();
  // Whichever second the test comes to see.
  const counts = [6, 5, 4, 3, 2, 1].map((left) => `button[disabled] ::-p-text(Try again in ${left} s)`);
  await visit.wait(counts.join(", >>> "));
  const asked = () => visit.site.requests.filter((request) => request.includes("/executor/")).length;
  assert.equal(asked(), 1);
  visit.site.gate = undefined;
  await visit.wait("button:not([disabled]) ::-p-text(Try again)");
  assert.equal(asked(), 1);
  await visit.click("Try again");
  await visit.focus("uidField");
});

for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
  scene(
    `an executor that redirects to another origin, or in a circle, is not called unreachable (${browser})`,
    async (visit) => {
      for (const away of ["https://sign-in.example/", undefined]) {
        visit.site.gate = (request, reply, next) => {
          if (isExecutor(request)) reply.writeHead(302, { Location: away ?? request.url }).end();
          else next();
        };
        visit.site.requests.length = 0;
        await visit.open();
        await visit.says("sends us to another place, where this page cannot follow");
        const asked = visit.site.requests.filter((request) => request.includes("/executor/")).length;
        assert.ok(asked < 30, `asked ${asked} times`);
        visit.site.gate = undefined;
        await visit.click("Reload the page");
        await visit.focus("uidField");
      }
      visit.complaints.length = 0; // what was asked of another origin is against the policy, or against CORS
    },
    { browser },
  );
}

scene("a proxy that lets browsers keep the executor's replies does not stop a sign-in", async (visit) => {
  visit.site.gate = (request, reply, next) => {
    const writeHead = reply.writeHead.bind(reply) as (...rest: unknown[]) => typeof reply;
    reply.writeHead = (...rest: unknown[]) => {
      if (isExecutor(request)) reply.setHeader("Cache-Control", "public, max-age=600");
      return writeHead(...rest);
    };
    next();
  };
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.signIn();
  await visit.arrive("if/user/");
});

scene("a page whose cookies may not be read still sends responses", async (visit) => {
  await visit.page.evaluateOnNewDocument(() => {
    Object.defineProperty(document, "cookie", {
      get() {
        throw new DOMException("The document is sandboxed", "SecurityError");
      },
    });
  });
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.signIn();
  await visit.arrive("if/user/");
});

scene("a user whose session is lost is told so when the flow starts anew", async (visit) => {
  await visit.open();
  await visit.identify();
  await visit.focus("password");
  const cookies = await visit.page.browserContext().cookies();
  await visit.page.browserContext().deleteCookie(...cookies);
  await visit.type("analytical");
  await visit.press("Enter");
  await visit.wait("[role=status] ::-p-text(Your session had expired)");
  await visit.sees("Your password was not checked.");
  assert.equal(await visit.value("uidField"), "ada");
  await visit.click("Log in");
  await visit.focus("password");
});

scene("a flow that the server does not know is named in a sentence, with a link to the start", async (visit) => {
  await visit.open("no-such-flow", "next=/if/user/");
  await visit.says("This server has no page called “no-such-flow”.");
  await visit.click("Go to the start");
  await visit.signIn();
  await visit.arrive("if/user/");
});

scene(
  "the page suspects blocked cookies when the server sends the same challenge again without an error",
  async (visit) => {
    visit.site.gate = (request, _, next) => {
      delete request.headers.cookie;
      next();
    };
    await visit.open("default-authentication-flow", "next=/if/user/");
    await visit.identify();
    await visit.says("make sure cookies are allowed");
    assert.equal(await visit.value("uidField"), "ada");
    visit.site.gate = undefined;
    await visit.click("Try again");
    await visit.click("Log in");
    await visit.focus("password");
  },
);

scene("a failure has details for a report, without what the user typed", async (visit) => {
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
