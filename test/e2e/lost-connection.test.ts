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

scene("a response that was lost on its way is sent again once, and the user does not notice", async (visit) => {
  await visit.open();
  await visit.focus("uidField");
  losePost(visit, "before");
  await visit.identify();
  await visit.focus("password");
  assert.equal(posts(visit.site.requests), 2);
  assert.equal(posts(visit.site.passed), 1);
});

scene("a response whose reply was lost is not sent again", async (visit) => {
  await visit.open();
  await visit.focus("uidField");
  losePost(visit, "after");
  await visit.identify();
  await visit.focus("password");
  assert.equal(posts(visit.site.requests), 1);
});

scene("a response that the server takes once is not sent again without the user", async (visit) => {
  await visit.open("demo-consent", "next=/if/user/");
  await visit.stage("ak-stage-consent");
  losePost(visit, "before");
  await visit.click("Allow");
  await visit.says("The server could not be reached");
  assert.equal(posts(visit.site.requests), 1);
  await visit.click("Try again");
  await visit.wait("ak-stage-consent:not([busy])");
  await visit.click("Allow");
  await visit.focus("uidField"); // the target asks for a sign-in of its own
});

/** The words for failures come while people read, in two chunks. */
const words = ({ page }: Visit) => {
  const come = (chunk: string) => page.waitForResponse((response) => response.url().includes(`/assets/${chunk}-`));
  return Promise.all(["words", "kit"].map(async (chunk) => (await come(chunk)).buffer()));
};

scene("the page says that the server is gone, what the user typed stays, and trying again goes on", async (visit) => {
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

scene("a user who is offline is told so, and goes on without a click when back online", async (visit) => {
  const loaded = words(visit);
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.focus("uidField");
  await loaded;
  await visit.page.setOfflineMode(true);
  await visit.identify();
  await visit.says("You're offline");
  assert.equal(await visit.value("uidField"), "ada");
  await visit.page.setOfflineMode(false);
  await visit.focus("password");
});

/** Makes the limits for replies of the server, half a minute and more, a hundred times shorter. */
async function hurry({ page }: Visit) {
  await page.evaluateOnNewDocument(() => {
    const timer = window.setTimeout.bind(window);
    const hurried = (delay: number) => (delay < 30_000 ? delay : delay / 100);
    Object.assign(window, { setTimeout: (run: () => void, delay = 0) => timer(run, hurried(delay)) });
  });
}

scene("the first request to a silent server times out, and the user tries again", async (visit) => {
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

scene("a response to a silent server times out, and what the user typed stays", async (visit) => {
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

scene("a reply that breaks off half way is requested again", async (visit) => {
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
    if (request.url?.includes("/assets/words-")) lose(request, reply, next);
    else if (isExecutor(request)) send(reply, "", { status: 500 });
    else next();
  };
}

scene("a failure has a plain sentence if the code with its words does not load", async (visit) => {
  loseWords(visit, (_, reply) => send(reply, "", { status: 404 }));
  await visit.open();
  await visit.wait("[role=alert]");
  visit.site.gate = undefined;
  await visit.click("Reload the page");
  await visit.focus("uidField");
  visit.complaints.length = 0; // browsers complain of modules that are not there
});

scene("what the user typed outlasts a failure even if the code with its words does not load", async (visit) => {
  let isGone = false;
  visit.site.gate = (request, reply, next) => {
    if (request.url?.includes("/assets/words-")) send(reply, "", { status: 404 });
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

scene("a failure has a way out while the code with its words is loading", async (visit) => {
  loseWords(visit, () => {});
  const asked = visit.page.waitForRequest((request) => request.url().includes("/assets/words-"));
  await visit.open();
  await asked;
  await visit.sees("This takes longer than it should.");
  visit.site.gate = undefined;
  await visit.click("Load the page again");
  await visit.focus("uidField");
});
