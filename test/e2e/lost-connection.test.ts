import assert from "node:assert/strict";
import { send, type Gate } from "./built-page.js";
import { isExecutor } from "./gates.js";
import { scene, type Visit } from "./visit.js";

const posts = (requests: readonly string[]) => requests.filter((request) => request.startsWith("POST")).length;

/** Loses the connection of the next POST, before the server hears of it or after it took it. */
function losePost({ site }: Visit, when: "before" | "after") {
  site.gate = (request, reply, next) => {
    if (!isExecutor(request, "POST")) return next();
    site.gate = undefined;
    if (when === "before") return void reply.destroy();
    reply.end = () => reply.destroy();
    next();
  };
}

scene("a response that got lost on its way is sent again, once, and nobody notices", async (visit) => {
  await visit.open();
  await visit.focus("uidField");
  losePost(visit, "before");
  await visit.identify();
  await visit.focus("password");
  assert.equal(posts(visit.site.requests), 2);
  assert.equal(posts(visit.site.passed), 1);
});

scene("a response whose answer got lost is not sent again", async (visit) => {
  await visit.open();
  await visit.focus("uidField");
  losePost(visit, "after");
  await visit.identify();
  await visit.focus("password");
  assert.equal(posts(visit.site.requests), 1);
});

scene("what counts only once is not sent again by itself", async (visit) => {
  await visit.open("demo-consent", "next=/if/user/");
  await visit.stage("ak-stage-consent");
  losePost(visit, "before");
  await visit.click("Continue");
  await visit.says("The server could not be reached");
  assert.equal(posts(visit.site.requests), 1);
  await visit.click("Try again");
  await visit.wait("ak-stage-consent:not([busy])");
  await visit.click("Continue");
  await visit.focus("uidField"); // the target asks for a sign-in of its own
});

/** The words for failures come while people read. */
const words = ({ page }: Visit) => page.waitForResponse((response) => response.url().includes("/assets/progress-"));

scene("a server that is gone is told, what was typed stays, and trying again goes on", async (visit) => {
  const loaded = words(visit);
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.focus("uidField");
  await loaded;
  await visit.site.goDown();
  await visit.identify();
  await visit.says("The server could not be reached");
  assert.equal(await visit.value("uidField"), "ada");
  await visit.site.comeUp();
  await visit.click("Try again");
  await visit.focus("password");
});

scene("whoever is offline is told so, and goes on without a click when back", async (visit) => {
  const loaded = words(visit);
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.focus("uidField");
  await loaded;
  await visit.page.setOfflineMode(true);
  await visit.identify();
  await visit.says("You are offline");
  assert.equal(await visit.value("uidField"), "ada");
  await visit.page.setOfflineMode(false);
  await visit.focus("password");
});

/** Lets the page's clock run a hundred times faster, so that half a minute is over before a test loses patience. */
async function hurry({ page }: Visit) {
  await page.evaluateOnNewDocument(() => {
    const timer = window.setTimeout.bind(window);
    Object.assign(window, { setTimeout: (run: () => void, delay = 0) => timer(run, delay / 100) });
  });
}

scene("a server that stays silent from the start is given up on, and asked again on demand", async (visit) => {
  await hurry(visit);
  visit.site.gate = (request, _, next) => {
    if (!isExecutor(request)) next();
  };
  await visit.open();
  await visit.says("The server took too long to answer");
  visit.site.gate = undefined;
  await visit.click("Try again");
  await visit.focus("uidField");
});

scene("a server that stays silent on a response is given up on, and what was typed stays", async (visit) => {
  await hurry(visit);
  await visit.open();
  await visit.focus("uidField");
  visit.site.gate = (request, _, next) => {
    if (!isExecutor(request, "POST")) next();
  };
  await visit.identify();
  await visit.says("The server took too long to answer");
  assert.equal(await visit.value("uidField"), "ada");
  visit.site.gate = undefined;
  await visit.click("Try again");
  await visit.focus("password");
  assert.equal(posts(visit.site.passed), 1);
});

scene("an answer that breaks off half way is asked for again", async (visit) => {
  visit.site.gate = (request, reply, next) => {
    if (!isExecutor(request, "GET")) return next();
    visit.site.gate = undefined;
    reply.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
    reply.write('{"component":', () => reply.destroy());
  };
  await visit.open();
  await visit.focus("uidField");
});

/** Answers the executor with a failure, and does this to the words that failures are told in. */
function loseWords({ site }: Visit, lose: Gate) {
  site.gate = (request, reply, next) => {
    if (request.url?.includes("/assets/progress-")) lose(request, reply, next);
    else if (isExecutor(request)) send(reply, "", { status: 500 });
    else next();
  };
}

scene("a failure is told plainly where its words cannot be loaded", async (visit) => {
  loseWords(visit, (_, reply) => send(reply, "", { status: 404 }));
  await visit.open();
  await visit.wait("[role=alert]");
  visit.site.gate = undefined;
  await visit.click("Reload the page");
  await visit.focus("uidField");
  visit.complaints.length = 0; // browsers complain of modules that are not there
});

scene("what was typed outlasts a failure even where the words for it are missing", async (visit) => {
  let isGone = false;
  visit.site.gate = (request, reply, next) => {
    if (request.url?.includes("/assets/progress-")) send(reply, "", { status: 404 });
    else if (isGone && isExecutor(request)) reply.destroy();
    else next();
  };
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.focus("uidField");
  isGone = true;
  await visit.identify();
  await visit.says("Something went wrong");
  assert.equal(await visit.value("uidField"), "ada");
  isGone = false;
  await visit.click("Try again");
  await visit.focus("password");
  visit.complaints.length = 0; // browsers complain of modules that are not there
});

scene("there is a way out while the words for a failure are on their way", async (visit) => {
  loseWords(visit, () => {});
  await visit.open();
  await visit.sees("This takes longer than it should.");
  visit.site.gate = undefined;
  await visit.click("Load the page again");
  await visit.focus("uidField");
});
