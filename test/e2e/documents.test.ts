import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { PACKAGE, blocks, place, type Block } from "../docs/documents.js";
import { send } from "./built-page.js";
import { scene, type Visit } from "./visit.js";

/** Snippets for pages that this server has; the readme of the package is for projects that have it installed. */
const snippets = blocks("html").filter(({ file }) => file !== PACKAGE);

/** A snippet for the page's own HTML says so; all others are for pages of other authors. */
const isOfPage = ({ note }: Block) => note === "page";

/** The HTML of a page with a snippet in it. */
function pageWith(snippet: Block): string {
  if (isOfPage(snippet))
    return readFileSync("dist/index.html", "utf8").replace("<head>", () => `<head>${snippet.text}`);
  const icon = '<link rel="icon" href="data:,">'; // else the browser asks for one
  return `<!doctype html><html lang="en"><title>Snippet</title>${icon}${snippet.text}</html>`;
}

/** Signs in on a page with a snippet in it. */
async function signInWith(snippet: Block, visit: Visit): Promise<void> {
  const { site, page } = visit;
  const path = isOfPage(snippet) ? "/if/flow/default-authentication-flow/" : "/snippet";
  site.gate = (request, reply, next) => {
    const { url = "" } = request;
    if (isOfPage(snippet)) reply.setHeader("Content-Security-Policy", site.policy);
    if (url.startsWith(path)) return send(reply, pageWith(snippet));
    // `embed.js` is beside the page, whose files this server has in its root.
    request.url = url.replace(/^\/if\/flow\/embed\.js/, "/embed.js");
    next();
  };
  await page.goto(`${site.url}${path.slice(1)}?next=/if/user/`);
  await (await visit.wait("input[name=uidField]"))?.focus();
  await visit.signIn();
  await visit.arrive("/if/user/");
  const context = page.browserContext();
  await context.deleteCookie(...(await context.cookies()));
}

if (existsSync("dist/embed.js")) {
  scene("users sign in on a page that holds a snippet of the documents, one page for each", async (visit) => {
    assert.ok(snippets.length > 1, "the snippets were found");
    for (const snippet of snippets) {
      await signInWith(snippet, visit).catch((cause: unknown) => {
        throw new Error(`Users cannot sign in with ${place(snippet)}`, { cause });
      });
    }
  });
} else {
  test("users sign in on a page that holds a snippet of the documents", { skip: "dist/embed.js is not built" });
}
