import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { blocks, place } from "../docs/documents.js";
import { send } from "./built-page.js";
import { scene } from "./visit.js";

const snippets = blocks("html");

if (existsSync("dist/embed.js")) {
  scene("users sign in on a page that holds a snippet of the documents, one page for each", async (visit) => {
    assert.ok(snippets.length > 0, "the snippets were found");
    const { site, page } = visit;
    site.gate = (request, reply, next) => {
      const [, at] = /^\/snippet\/(\d+)/.exec(request.url ?? "") ?? [];
      const snippet = snippets[Number(at)];
      const icon = '<link rel="icon" href="data:,">'; // else the browser asks for one
      if (snippet) send(reply, `<!doctype html><html lang="en"><title>Snippet</title>${icon}${snippet.text}</html>`);
      // `embed.js` is beside the page, whose files this server has in its root.
      else if (/^\/if\/flow\/(embed\.js|assets\/)/.test(request.url ?? "")) {
        request.url = request.url?.slice("/if/flow".length);
        next();
      } else next();
    };
    for (const [at, snippet] of snippets.entries()) {
      await page.goto(`${site.url}snippet/${at}?next=/if/user/`);
      await (await visit.wait("input[name=uidField]"))?.focus();
      await visit.signIn();
      await visit.arrive("/if/user/").catch((cause: unknown) => {
        throw new Error(`Users cannot sign in with ${place(snippet)}`, { cause });
      });
      const context = page.browserContext();
      await context.deleteCookie(...(await context.cookies()));
    }
  });
} else {
  test("users sign in on a page that holds a snippet of the documents", { skip: "dist/embed.js is not built" });
}
