import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answer, providers, type RealProvider } from "../captcha/real.js";
import { send } from "./built-page.js";
import { scene, type Visit } from "./visit.js";

/** The policy of the build, with what a provider needs. */
function widened({ allow, without = [] }: RealProvider) {
  return (policy: string) => {
    const directives = new Map(policy.split("; ").map((it) => it.split(/ (.*)/s, 2) as [string, string]));
    for (const [name, sources] of Object.entries(allow)) {
      directives.set(name, `${directives.get(name) ?? ""} ${sources}`.trim());
    }
    for (const name of without) directives.delete(name);
    return [...directives].map((directive) => directive.join(" ")).join("; ");
  };
}

/** Asks for this provider's captcha, and lets a user in who solves it; stands in for the provider as well. */
async function ask(visit: Visit, provider: RealProvider, query = "") {
  const { page, site } = visit;
  const challenge = {
    component: "ak-stage-captcha",
    pending_user: "",
    pending_user_avatar: "",
    site_key: provider.siteKey,
    js_url: provider.script,
    interactive: true,
  };
  site.gate = ({ url = "", method }, reply, next) => {
    if (!url.includes("/flows/executor/")) return next();
    const isSolved = method === "POST";
    send(reply, JSON.stringify(isSolved ? { component: "xak-flow-redirect", to: "/solved/" } : challenge), {
      type: "application/json",
    });
  };
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const url = request.url();
    if (url.startsWith(site.url) || !url.startsWith("https:")) return void request.continue();
    const contentType = request.resourceType() === "script" ? "text/javascript" : "text/html";
    const headers = { "Access-Control-Allow-Origin": "*" };
    void request.respond({ contentType, headers, body: answer(provider, url) });
  });
  await visit.open("demo-captcha", query);
}

for (const [name, provider] of Object.entries(providers)) {
  for (const mode of ["off", "light", "on"]) {
    scene(
      `a captcha of ${name} runs under the policy of the documents, and violates it nowhere (compatibility ${mode})`,
      async (visit) => {
        await ask(visit, provider, `compatibility=${mode}`);
        const widget = await visit.page.waitForSelector("[slot=captcha] button");
        await widget?.evaluate((button) => button.click());
        await visit.arrive("/solved/");
      },
      { widen: widened(provider) },
    );
  }

  scene(`a captcha of ${name} that the policy does not allow: the page says that it is blocked`, async (visit) => {
    await ask(visit, provider);
    await visit.says("is blocked by the policy of this page");
    assert.match(visit.complaints.splice(0).join("\n"), /Violates|violates/);
  });
}

test("docs/security.md names every directive that a captcha provider needs", () => {
  const page = readFileSync("docs/security.md", "utf8");
  for (const [name, { allow, without = [] }] of Object.entries(providers)) {
    const row = new RegExp(`^\\| ${name} .*$`, "im").exec(page)?.[0] ?? "";
    const words = [...Object.keys(allow), ...without, ...Object.values(allow).join(" ").split(" ")];
    const own = words.filter((word) => !word.includes("example.org"));
    assert.deepEqual(
      own.filter((word) => !row.includes(word)),
      [],
      row,
    );
  }
});
