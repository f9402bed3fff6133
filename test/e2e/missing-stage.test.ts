import assert from "node:assert/strict";
import { asks, isPage } from "./gates.js";
import { scene, type BrowserName, type Visit } from "./visit.js";

scene(
  "an unknown component is named in a sentence, with a reload and a link to the server's own page",
  async (visit) => {
    visit.site.gate = asks({ component: "ak-stage-from-tomorrow", flow_info: { title: "Tomorrow" } });
    await visit.open("default-authentication-flow", "next=/if/user/&x=1");
    await visit.says("“ak-stage-from-tomorrow”");
    const link = await visit.page.$eval(">>> .remedies a", (link) => link.href);
    assert.equal(link, `${visit.site.url}if/flow/default-authentication-flow/?interface=server&next=/if/user/&x=1`);
    visit.site.gate = undefined;
    await visit.click("Reload the page");
    await visit.focus("uidField");
  },
);

scene("the failure of an unknown component replaces the stage before it", async (visit) => {
  await visit.open();
  await visit.focus("uidField");
  visit.site.gate = asks({ component: "ak-stage-from-tomorrow" });
  await visit.identify();
  await visit.says("“ak-stage-from-tomorrow”");
  assert.equal(await visit.has("ak-stage-identification"), false);
});

/** Keeps a stage from being loaded, as after an upgrade of the server. */
function lose({ site }: Visit, stage: string) {
  site.gate = (request, reply, next) => {
    if (request.url?.includes(`/assets/${stage}-`)) reply.writeHead(404).end();
    else next();
  };
}

/** How often the page was asked for. Before a reload, the page asks whether it can be reached. */
const pages = ({ site }: Visit) => site.requests.filter((request) => isPage({ url: request.slice("GET ".length) }));

for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
  scene(
    `a stage that does not load causes one reload, then a sentence and a button that works (${browser})`,
    async (visit) => {
      lose(visit, "password");
      await visit.open("default-authentication-flow", "next=/if/user/");
      const reloaded = visit.page.waitForNavigation();
      await visit.identify();
      await reloaded;
      await visit.says("A part of this page could not be loaded.");
      assert.equal(pages(visit).length, 3);
      visit.site.gate = undefined;
      await visit.click("Reload the page");
      await visit.focus("password");
      assert.equal(pages(visit).length, 4);
      visit.complaints.length = 0; // browsers complain of modules that are not there
    },
    { browser },
  );
}

scene("a page that cannot be reached itself is not reloaded: a sentence and a button stay", async (visit) => {
  let isDown = false;
  visit.site.gate = (request, reply, next) => {
    const isGone = request.url?.includes("/assets/password-") || (isDown && isPage(request));
    if (isGone) reply.writeHead(502).end();
    else next();
  };
  await visit.open("default-authentication-flow", "next=/if/user/");
  isDown = true;
  await visit.identify();
  await visit.says("A part of this page could not be loaded.");
  visit.site.gate = undefined;
  await visit.click("Reload the page");
  await visit.focus("password");
  visit.complaints.length = 0;
});

scene("a stage that loads again is shown when the user tries again", async (visit) => {
  lose(visit, "password");
  await visit.open();
  const reloaded = visit.page.waitForNavigation();
  await visit.identify();
  await reloaded;
  await visit.says("A part of this page could not be loaded.");
  visit.site.gate = undefined;
  await visit.click("Try again");
  await visit.focus("password");
  visit.complaints.length = 0;
});

scene("a page whose modules cannot be loaded says so, and has a link that loads it again", async (visit) => {
  visit.site.gate = (request, reply, next) => {
    if (request.url?.endsWith(".js")) reply.writeHead(404).end();
    else next();
  };
  await visit.open();
  await visit.sees("A script of this page could not be loaded.");
  visit.site.gate = undefined;
  await visit.click("Load the page again");
  await visit.focus("uidField");
});

scene("a browser without scripts shows a sentence that says so", async (visit) => {
  await visit.page.setJavaScriptEnabled(false);
  await visit.open();
  await visit.sees("Signing in needs JavaScript.");
});
