import assert from "node:assert/strict";
import type { Gate } from "./built-page.js";
import { scene, type BrowserName } from "./visit.js";

/** Keeps files of the page from coming: never answered, or not there. */
function withhold(file: RegExp, status?: number): Gate {
  return (request, reply, next) => {
    if (!file.test(request.url ?? "")) next();
    else if (status) reply.writeHead(status).end();
  };
}

const wayOut = "if/flow/default-authentication-flow/?interface=server&next=/if/user/";

for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
  scene(
    `a style sheet that never loads does not leave users with an empty page (${browser})`,
    async (visit) => {
      visit.site.gate = withhold(/\/assets\/.*\.css/);
      const { page, site } = visit;
      // It never counts as loaded, so nothing waits for that.
      page.goto(`${site.url}if/flow/default-authentication-flow/?next=/if/user/`).catch(() => {});
      // Firefox asks for nothing else before the sheet is there: it tells so, and how to go on.
      if (browser === "firefox") {
        await visit.sees("This takes longer than it should.");
        return;
      }
      await visit.focus("uidField");
      await page.waitForFunction(() => performance.getEntriesByType("paint").length > 0);
      await visit.signIn();
      await visit.arrive("/if/user/");
    },
    { browser },
  );

  scene(
    `a missing script is reported at once, with two ways out (${browser})`,
    async (visit) => {
      visit.site.gate = withhold(/\/assets\/page-.*\.js/, 404);
      await visit.open("default-authentication-flow", "next=/if/user/");
      await visit.sees("A script of this page could not be loaded.");
      const links = await visit.page.$$eval("[slot=placeholder] a", (all) => all.map(({ href }) => href));
      assert.deepEqual(links, [visit.page.url(), visit.site.url + wayOut]);
      visit.site.gate = undefined;
      visit.complaints.length = 0; // browsers complain of modules that are not there
      await visit.page.click("[slot=placeholder] a");
      await visit.focus("uidField");
    },
    { browser },
  );
}

scene("users read the server's words if the page's own sentences never load", async (visit) => {
  visit.site.gate = withhold(/\/assets\/refusal-.*\.js/);
  await visit.open("combined-login", "next=/if/user/");
  await visit.identify();
  await visit.focus("password");
  await visit.type("wrong");
  await visit.press("Enter");
  await visit.says("Failed to authenticate.");
});
