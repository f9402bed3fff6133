import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { send } from "./built-page.js";
import { scene, type Visit } from "./visit.js";

/** A page of a site author, with styles of its own for headings and fields. */
const article = `<!doctype html>
  <html lang="en">
    <title>An article</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/opinions.css">
    <script type="module" src="/embed.js"></script>
    <h1>An article</h1>
    <label>Search <input name="search"></label>
    <ak-flow-executor slug="default-authentication-flow" query="next=/if/user/"></ak-flow-executor>
  </html>`;

function publish({ site }: Visit) {
  site.gate = (request, reply, next) => {
    if (request.url === "/article") {
      reply.setHeader("Content-Security-Policy", site.policy);
      send(reply, article);
    } else if (request.url === "/opinions.css") {
      send(reply, "h1, input, button { display: none !important }", { type: "text/css" });
    } else next();
  };
}

if (existsSync("dist/embed.js")) {
  scene("a user signs in inside another page, which keeps its title and styles", async (visit) => {
    publish(visit);
    await visit.page.goto(`${visit.site.url}article`);
    await (await visit.wait("input[name=uidField]"))?.focus();
    await visit.signIn();
    await visit.arrive("/if/user/");
    await visit.sees("Signed in as");
  });

  scene("the other page keeps the focus and its title, and can handle the redirect itself", async (visit) => {
    publish(visit);
    await visit.page.evaluateOnNewDocument(() => {
      addEventListener("ak-redirect", (event) => {
        event.preventDefault();
        document.title = `To ${(event as Event & { to: string }).to}`;
      });
    });
    await visit.page.goto(`${visit.site.url}article`);
    const field = await visit.wait("input[name=uidField]");
    assert.equal(await visit.page.evaluate(() => document.activeElement?.localName), "body");
    assert.equal(await visit.page.title(), "An article");
    await field?.focus();
    await visit.signIn();
    await visit.stage("xak-flow-redirect");
    assert.equal(await visit.page.title(), `To ${visit.site.url}if/user/`);
    assert.equal(new URL(visit.page.url()).pathname, "/article");
  });

  /** Publishes the page with a script before ours, which has a policy of the name that Lit's has. */
  function publishWithLit(visit: Visit, duplicates: string) {
    const { site } = visit;
    const policy = site.policy.replace("trusted-types lit-html", `$&${duplicates}`);
    site.gate = (request, reply, next) => {
      if (request.url === "/article") {
        reply.setHeader("Content-Security-Policy", policy);
        send(reply, article.replace("<script", `<script src="/lit.js"></script>$&`));
      } else if (request.url === "/lit.js") {
        const script = `trustedTypes.createPolicy("lit-html", { createHTML: (html) => html });`;
        send(reply, script, { type: "text/javascript" });
      } else next();
    };
  }

  scene("beside another Lit a user signs in, if the policy allows two policies of one name", async (visit) => {
    publishWithLit(visit, " 'allow-duplicates'");
    await visit.page.goto(`${visit.site.url}article`);
    await (await visit.wait("input[name=uidField]"))?.focus();
    await visit.signIn();
    await visit.arrive("/if/user/");
  });

  scene("beside another Lit, if the policy allows only one, the console says what to allow", async (visit) => {
    publishWithLit(visit, "");
    await visit.page.goto(`${visit.site.url}article`, { waitUntil: "load" });
    assert.match(visit.complaints.splice(0).join("\n"), /'?lit-html'?.*'allow-duplicates'/);
  });
} else {
  test("a user signs in inside another page", { skip: "dist/embed.js is not built" });
}
