import assert from "node:assert/strict";
import { asks, isExecutor, isPage } from "./gates.js";
import { scene, type BrowserName, type Visit } from "./visit.js";

const pages = ({ site }: Visit) => site.requests.filter((request) => isPage({ url: request.slice("GET ".length) }));

for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
  scene(
    `redirects in a circle end with a sentence and a button (${browser})`,
    async (visit) => {
      visit.site.gate = asks({ component: "xak-flow-redirect", to: "/if/flow/default-authentication-flow/" });
      await visit.open();
      await visit.says("Sign-in is stuck in a loop. Try again, or contact your administrator.");
      assert.equal(pages(visit).length, 6);
      visit.site.gate = undefined;
      await visit.click("Try again");
      await visit.focus("uidField");
      visit.complaints.length = 0;
    },
    { browser },
  );

  scene(
    `a redirect to the page with another hash reloads the page (${browser})`,
    async (visit) => {
      let isFirst = true;
      const to = "/if/flow/default-authentication-flow/#/home";
      visit.site.gate = (request, reply, next) => {
        if (!isExecutor(request) || !isFirst) return next();
        isFirst = false;
        asks({ component: "xak-flow-redirect", to })(request, reply, next);
      };
      await visit.open();
      await visit.focus("uidField");
      assert.equal(pages(visit).length, 2);
      assert.equal(new URL(visit.page.url()).hash, "#/home");
      visit.complaints.length = 0;
    },
    { browser },
  );
}

scene("a redirect stays undone if the executor is removed before it is followed", async (visit) => {
  const { site, page } = visit;
  const ask = asks({ component: "xak-flow-redirect", to: "/if/flow/default-authentication-flow/" });
  let release = () => {};
  const isWaiting = new Promise<string>((resolve) => {
    site.gate = (request, reply, next) => {
      if (!request.url?.includes("/assets/return-")) return ask(request, reply, next);
      release = next;
      resolve(request.url);
    };
  });
  await page.goto(`${site.url}if/flow/default-authentication-flow/`);
  const chunk = await isWaiting;
  await page.evaluate(() => document.querySelector("ak-flow-executor")?.remove());
  release();
  await page.evaluate((url) => import(url), chunk);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  assert.equal(pages(visit).length, 1);
});
