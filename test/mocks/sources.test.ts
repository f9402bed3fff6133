import assert from "node:assert/strict";
import { test } from "node:test";
import { exportFlows } from "../../mocks/blueprints/export.js";
import { importBlueprints } from "../../mocks/blueprints/import.js";
import { ada } from "../../mocks/directory.js";
import { demoWorld } from "../../mocks/world.js";
import { Browser } from "./browser.js";

const login = "login-with-sources";

/** Goes to a source, says who that is there, and tells the flow that goes on. */
async function tell(browser: Browser, begin: string, said: Record<string, string>): Promise<string> {
  const page = await (await browser.follow(begin)).text();
  const [, action = ""] = /<form method="post" action="([^"]*)">/.exec(page) ?? [];
  assert.match(page, /stands in for/);
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const form = { method: "POST", headers, body: new URLSearchParams(said).toString() };
  const response = await browser.send(action, form);
  return /^\/if\/flow\/([-\w]+)\/$/.exec(response.headers.get("Location") ?? "")?.[1] ?? String(response.status);
}

test("sources of a file are offered by name, each with what it begins with", async () => {
  const browser = new Browser();
  const { sources = [] } = await browser.get(browser.path(login), "ak-stage-identification");
  const begins = sources.map(({ name, icon_url, promoted, challenge }) => {
    const to = challenge.component === "xak-flow-redirect" ? challenge.to : challenge.component;
    return [name, icon_url, promoted, to];
  });
  assert.deepEqual(begins, [
    ["Example Apple", null, false, "ak-source-oauth-apple"],
    ["Example Chat", null, false, "/source/telegram/chat/"],
    ["Example Company", "fa://fa-building", true, "/source/saml/company/"],
    ["Example Forge", null, false, "/source/oauth/login/forge/"],
    ["Example Media", null, false, "ak-source-plex"],
  ]);
});

test("a new user signs up with what the source tells, and is known from then on", async () => {
  const browser = new Browser();
  const said = { identifier: "7", username: "grace", name: "Grace Hopper", email: "grace@example.org" };
  await browser.get(browser.path(login, "next=/a"), "ak-stage-identification");
  const enrollment = await tell(browser, "/source/oauth/login/forge/", said);
  assert.equal(enrollment, "default-source-enrollment");
  assert.equal((await browser.get(browser.path(enrollment), "xak-flow-redirect")).to, "/a");
  assert.equal(browser.world.directory.get("grace")?.email, "grace@example.org");
  assert.match(await (await browser.send("/if/user/")).text(), /Grace Hopper/);

  const other = new Browser({ ...browser.world });
  await other.get(other.path(login), "ak-stage-identification");
  const authentication = await tell(other, "/source/oauth/login/forge/", { identifier: "7" });
  assert.equal(authentication, "default-source-authentication");
  assert.equal((await other.get(other.path(authentication), "xak-flow-redirect")).to, "/if/user/");
  assert.match(await (await other.send("/if/user/")).text(), /Grace Hopper/);
});

test("a signed-in user gets a source as another way in, and the next page says so", async () => {
  const browser = new Browser();
  await browser.signIn();
  await browser.send("/if/user/"); // tells of the login
  assert.equal(await tell(browser, "/source/oauth/login/forge/", { identifier: "9" }), "302");
  assert.match(
    await (await browser.send("/if/user/")).text(),
    /<p role="status">Successfully linked Example Forge!<\/p>/,
  );

  const other = new Browser({ ...browser.world });
  const authentication = await tell(other, "/source/oauth/login/forge/", { identifier: "9" });
  assert.equal((await other.get(other.path(authentication), "xak-flow-redirect")).to, "/if/user/");
  assert.match(await (await other.send("/if/user/")).text(), /Signed in as Ada/);
});

test("a user whose source tells no name is asked for one", async () => {
  const browser = new Browser();
  const flow = await tell(browser, "/source/saml/company/", { identifier: "8", username: "" });
  await browser.get(browser.path(flow), "ak-stage-prompt");
  await browser.post(browser.path(flow), { username: "annabella" }, "xak-flow-redirect");
  assert.ok(browser.world.directory.get("annabella"));
});

test("an account is linked by its address where the source may say so", async () => {
  const browser = new Browser();
  const flow = await tell(browser, "/source/oauth/login/forge/", { identifier: "9", email: ada.email });
  await browser.get(browser.path(flow), "xak-flow-redirect");
  assert.deepEqual(browser.world.connections, [{ source: "forge", identifier: "9", username: ada.username }]);
});

test("a source that may not link accounts denies a user whose address belongs to an account", async () => {
  const { flows } = demoWorld();
  const source = { kind: "saml", name: "Strict", slug: "strict", userMatchingMode: "email_deny" } as const;
  const stage = { kind: "source", name: "strict", source } as const;
  const strict = { slug: "strict", name: "", title: "", designation: "authentication" } as const;
  const browser = new Browser({ flows: [...flows, { ...strict, bindings: [{ order: 0, stage }] }] });
  assert.equal(await tell(browser, "/source/saml/strict/", { identifier: "1", email: ada.email }), "400");
  assert.equal(await tell(browser, "/source/saml/strict/", {}), "400", "the reply named no user");
});

test("a flow that wants another place goes on where it was, with who that is", async () => {
  const browser = new Browser();
  const path = browser.path("login-with-source-stage");
  const { to } = await browser.get(path, "xak-flow-redirect");
  assert.equal(await tell(browser, to, { identifier: "9", email: ada.email }), "login-with-source-stage");
  await browser.get(path, "xak-flow-redirect");
  assert.match(await (await browser.send("/if/user/")).text(), /Ada Lovelace/);
});

test("an address of an unknown source is not found", async () => {
  const browser = new Browser();
  const nowhere = ["oauth/login/nowhere/", "oauth/login/chat/", "oauth/callback/nowhere/", "telegram/forge/", "x/"];
  for (const path of nowhere) assert.equal((await browser.send(`/source/${path}`)).status, 404, path);
  assert.equal((await browser.send("/demo/source/chat/")).status, 404);
});

test("a file that is exported has its sources, says which secrets it has, and leaves alone the sources that are there", () => {
  const { flows } = demoWorld();
  const own = flows.filter(({ slug }) => slug.startsWith("login-with-source"));
  const text = exportFlows(own);
  assert.match(text, /# This file has secrets:\n# telegramsource chat: bot_token\n/);
  assert.match(text, /sources: *\n? *- !KeyOf "?oauthsource forge"?/);
  const { unknown, unresolved, flows: again } = importBlueprints([text], { existing: flows });
  assert.deepEqual([unknown, unresolved], [[], []]);
  assert.deepEqual(again, own, "those of the world have their secrets still");
});

test("a file may lead to the sources of the world", () => {
  const text = `
version: 1
entries:
  - model: authentik_flows.flow
    id: flow
    identifiers: { slug: of-a-file }
  - model: authentik_stages_identification.identificationstage
    id: who
    identifiers: { name: of-a-file }
    attrs:
      sources:
        - !Find [authentik_sources_saml.samlsource, [slug, company]]
        - !Find [authentik_sources_ldap.ldapsource, [slug, nowhere]]
  - model: authentik_flows.flowstagebinding
    identifiers: { target: !KeyOf flow, stage: !KeyOf who, order: 0 }
`;
  const { flows } = importBlueprints([text], { existing: demoWorld().flows });
  const [stage] = flows.flatMap(({ bindings }) => bindings.map((it) => it.stage));
  assert.ok(stage?.kind === "identification");
  assert.deepEqual(
    stage.sources?.map(({ name }) => name),
    ["Example Company"],
  );
});
