import assert from "node:assert/strict";
import { isExecutor, isPage, rewrites } from "./gates.js";
import { scene, type Visit } from "./visit.js";

const ofExecutor = (request: string) => request.includes("/flows/executor/");

scene("the form is usable after three files and one request to the executor", async (visit) => {
  const html = await (await fetch(`${visit.site.url}if/flow/default-authentication-flow/`)).text();
  const files = [...html.matchAll(/(?:src|href)="\.\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file = ""]) => file);
  assert.ok(files.length > 0 && files.length <= 3, files.join());

  let calls = 0;
  visit.site.gate = (request, _, next) => {
    const isFile = files.some((file) => request.url === `/if/flow/${file}`);
    // Whatever else the page may ask for is not answered, ever.
    if (isPage(request) || isFile || (isExecutor(request, "GET") && ++calls === 1)) next();
  };
  // Its load is over only when all has come that the page has asked for by then.
  const page = `${visit.site.url}if/flow/default-authentication-flow/`;
  await visit.page.goto(page, { waitUntil: "domcontentloaded" });
  await visit.focus("uidField");
  await visit.type("ada");
  assert.equal(await visit.value("uidField"), "ada");
});

scene("the executor is requested once, before the modules arrive", async (visit) => {
  let called = () => {};
  const call = new Promise<void>((resolve) => (called = resolve));
  visit.site.gate = (request, _, next) => {
    if (isExecutor(request)) called();
    // The modules come only once the call was made: were it theirs, nothing would ever come.
    if (request.url?.endsWith(".js")) void call.then(() => next());
    else next();
  };
  await visit.open();
  await visit.focus("uidField");
  assert.equal(visit.site.requests.filter(ofExecutor).length, 1);
});

scene("the first reply is read while the modules are still loading", async (visit) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  visit.site.gate = (request, _, next) => {
    if (request.url?.endsWith(".js")) void released.then(() => next());
    else next();
  };
  const answered = visit.page.waitForResponse((response) => ofExecutor(response.url()));
  const opened = visit.open();
  await answered;
  const isRead = await visit.page.evaluate(async () => (await window.authentikFlowStarted?.response)?.bodyUsed);
  assert.equal(isRead, true);
  release();
  await opened;
  await visit.focus("uidField");
  assert.equal(visit.site.requests.filter(ofExecutor).length, 1);
});

scene("the page works without its inline script, with one request as well", async (visit) => {
  visit.site.gate = rewrites(visit.site, (html) => html.replace(/<script>[^]*?<\/script>/, ""));
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.focus("uidField");
  assert.equal(visit.site.requests.filter(ofExecutor).length, 1);
  await visit.signIn();
  await visit.arrive("/if/user/");
});

/** Signs in, and makes sure that it was hard. */
async function signInRegardless(visit: Visit) {
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.signIn();
  await visit.arrive("/if/user/");
  assert.deepEqual(
    visit.site.passed.filter((request) => request.includes("/api/") && !ofExecutor(request)),
    [],
  );
}

scene("the executor endpoint suffices if all other requests get 404", async (visit) => {
  visit.site.gate = (request, reply, next) => {
    if (request.url?.startsWith("/api/") && !isExecutor(request)) reply.writeHead(404).end();
    else next();
  };
  await signInRegardless(visit);
});

scene("the executor endpoint suffices if all other requests fail", async (visit) => {
  visit.site.gate = (request, reply, next) => {
    if (request.url?.startsWith("/api/") && !isExecutor(request)) reply.destroy();
    else next();
  };
  await signInRegardless(visit);
});
