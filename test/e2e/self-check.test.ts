import assert from "node:assert/strict";
import { send } from "./built-page.js";
import { contextOf } from "./django/generations.js";
import { serveBehindNginx, nginxPath } from "./nginx.js";
import { templateScene } from "./template-site.js";
import { sceneBefore, type Site, type Visit } from "./visit.js";

/** Opens the self-check, and returns its lines. */
async function check(visit: Visit<Site>, slug = "default-authentication-flow"): Promise<string[]> {
  await visit.open(slug, "check&next=/if/user/");
  await visit.wait(".check");
  return visit.page.$$eval(">>> .check > li", (lines) => lines.map((line) => line.textContent.trim()));
}

/** The names of what is not as it should be. */
function bad(lines: readonly string[]): (string | undefined)[] {
  return lines.filter((line) => line.startsWith("✘")).map((line) => /^✘ ([^:]+)/.exec(line)?.[1]);
}

const PAGE = { template: "if/flow.html", context: contextOf("2026.5"), query: "check" };

templateScene(
  "the self-check on the server's template names what is wrong, and nothing secret",
  PAGE,
  async (visit) => {
    const lines = await check(visit);
    // The test's server compresses nothing and is at an IP address.
    assert.deepEqual(bad(lines), ["Compression", "Passkeys"], lines.join("\n"));
    assert.ok(lines.includes("– Place: the server's template"));
    assert.ok(lines.includes("✔ CSRF cookie: can be read"), "before the user has signed in");
    assert.match(lines.at(-1) ?? "", /^– Versions: page-[-\w]+\.js, 2026\.5$/);
    for (const { value } of await visit.page.browserContext().cookies()) assert.ok(!lines.join().includes(value));
    await visit.sees("Copy as text");
    await visit.signIn(); // beside it, the flow goes on
    await visit.arrive("/if/user/");
  },
);

templateScene("a self-check that does not load says so, and the flow goes on", PAGE, async (visit) => {
  const served = visit.site.gate;
  visit.site.gate = (request, reply, next) => {
    if (request.url?.includes("/check-list-")) send(reply, "", { status: 404 });
    else served?.(request, reply, next);
  };
  await visit.open("default-authentication-flow", "check&next=/if/user/");
  await visit.says("A part of this page could not be loaded");
  await visit.signIn();
  await visit.arrive("/if/user/");
});

templateScene("the self-check finds what a proxy breaks", PAGE, async (visit) => {
  const served = visit.site.gate;
  visit.site.gate = (request, reply, next) => {
    const set = reply.setHeader.bind(reply);
    reply.setHeader = (name, value) => {
      if (name === "X-Frame-Options") return reply;
      return set(name, name === "Set-Cookie" ? [value].flat().map((cookie) => `${String(cookie)}; HttpOnly`) : value);
    };
    served?.(request, reply, next);
  };
  const lines = await check(visit);
  assert.ok(bad(lines).includes("CSRF cookie"), lines.join("\n"));
  assert.ok(bad(lines).includes("Framing"), lines.join("\n"));
});

if (nginxPath()) {
  sceneBefore(serveBehindNginx, "the self-check behind the recipe for nginx finds nothing wrong", async (visit) => {
    const lines = await check(visit);
    assert.deepEqual(bad(lines), ["Passkeys"], lines.join("\n")); // at an IP address
    assert.ok(lines.includes("– CSRF cookie: comes with sign-in: sign in, and check again"));
    assert.ok(lines.some((line) => line.startsWith("✔ Caching: files are kept")));
  });

  sceneBefore(serveBehindNginx, "only who asks for the self-check gets it", async (visit) => {
    for (const query of ["checked=1", "next=/?check"]) {
      await visit.open("default-authentication-flow", query);
      await visit.focus("uidField");
    }
    assert.ok(!(await visit.has(".check")));
  });
}
