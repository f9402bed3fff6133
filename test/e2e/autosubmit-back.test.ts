import assert from "node:assert/strict";
import { isExecutor } from "./gates.js";
import type { Visit } from "./visit.js";
import { walk } from "./walks.js";

const posts = ({ site }: Visit) => site.requests.filter((request) => request === "POST /demo/posted/").length;

/** Whether the browser keeps a page as it was when the user leaves it; a header of the page decides. */
for (const isKept of [true, false]) {
  walk(
    `a user who comes back to a step that posted a form finds a button, and nothing is posted again, ${isKept ? "kept" : "loaded"} page`,
    async (visit) => {
      const { site, page } = visit;
      let begin = () => {};
      const loaded = new Promise<void>((resolve) => (begin = resolve));
      site.gate = (request, reply, next) => {
        if (!isKept) reply.setHeader("Cache-Control", "no-store");
        // A form that goes off before its page has loaded takes over the page's place in the history of Firefox.
        if (isExecutor(request)) void loaded.then(() => next());
        else next();
      };
      await visit.open("demo-autosubmit");
      begin();
      await visit.sees("You have arrived");
      assert.equal(posts(visit), 1);
      for (const time of [2, 3]) {
        const shown = isKept ? undefined : site.requests.length;
        await page.evaluate(() => history.back());
        await visit.stage("ak-stage-autosubmit");
        if (shown !== undefined) assert.ok(site.requests.length > shown);
        assert.equal(posts(visit), time - 1, "nothing was posted by itself");
        await visit.click("Continue");
        await visit.sees("You have arrived");
        assert.equal(posts(visit), time);
      }
    },
  );
}
