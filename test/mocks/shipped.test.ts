import assert from "node:assert/strict";
import { test } from "node:test";
import { exportFlows } from "../../mocks/blueprints/export.js";
import { importBlueprints } from "../../mocks/blueprints/import.js";
import { shippedBlueprints } from "../../mocks/blueprints/shipped.js";
import { ada, demoCredentials, directory } from "../../mocks/directory.js";
import { demoWorld } from "../../mocks/world.js";
import { Authenticator } from "../contract/authenticator.js";
import { schemaNamed } from "../contract/document.js";
import { optionsOf, register } from "../contract/second-factors.js";
import { Browser } from "./browser.js";

const { username, password } = demoCredentials;

test("the files that come with the executor are whole: nothing in them is unknown or leads nowhere", () => {
  const { flows, unknown, unresolved } = importBlueprints(shippedBlueprints);
  assert.deepEqual([unknown, unresolved], [[], []]);
  const designations = new Set(flows.map(({ designation }) => designation));
  assert.equal(designations.size, 7);
});

test("every flow is of a file, but for those that no file can carry", () => {
  const existing = demoWorld().flows;
  const files = importBlueprints(shippedBlueprints).flows.map(({ slug }) => slug);
  for (const flow of existing.filter(({ slug }) => !files.includes(slug))) {
    const { context: _, ...rest } = flow;
    const carry = () => assert.deepEqual(importBlueprints([exportFlows([rest])], { existing }).flows, [rest]);
    assert.throws(carry, flow.slug);
  }
});

test("a passkey is enough where a flow asks for nothing else, and the way there is offered", async () => {
  const browser = new Browser();
  const { passwordless_url } = await browser.get(browser.path("passkey-login"), "ak-stage-identification");
  assert.equal(passwordless_url, "/if/flow/default-passwordless-flow/");
  const authenticator = new Authenticator();
  await register(browser.world, authenticator, username);
  const path = browser.path("default-passwordless-flow");
  const { device_challenges } = await browser.get(path, "ak-stage-authenticator-validate");
  const options = optionsOf(device_challenges);
  assert.deepEqual([options["allowCredentials"], options["userVerification"]], [[], "required"]);
  await browser.post(path, { webauthn: new Authenticator().assert(options) }, "ak-stage-authenticator-validate");
  const next = optionsOf((await browser.get(path, "ak-stage-authenticator-validate")).device_challenges);
  await browser.post(path, { webauthn: authenticator.assert(next) }, "xak-flow-redirect");
  assert.match(await (await browser.send("/if/user/")).text(), /Signed in as Ada/);
});

test("there is a field of each type, and a flow of each layout", () => {
  const flows = importBlueprints(shippedBlueprints).flows;
  const stages = flows.flatMap(({ bindings }) => bindings.map(({ stage }) => stage));
  const prompt = stages.find(({ name }) => name === "demo-prompts");
  const types = prompt?.kind === "prompt" ? prompt.fields.map(({ type }) => type) : [];
  assert.deepEqual(new Set(types), new Set(schemaNamed("PromptTypeEnum").enum));
  const layouts = flows.filter(({ slug }) => slug.startsWith("demo-layout-")).map(({ layout }) => layout);
  assert.deepEqual(new Set(layouts), new Set(schemaNamed("FlowLayoutEnum").enum));
});

test("a second factor is asked of those who have one, and not of those with a passkey", async () => {
  const browser = new Browser();
  const path = browser.path("default-authentication-flow");
  await browser.post(path, { uid_field: "mary" }, "ak-stage-password");
  const { device_challenges } = await browser.post(path, { password }, "ak-stage-authenticator-validate");
  assert.deepEqual(
    device_challenges.map(({ device_class }) => device_class),
    ["static", "duo", "totp", "sms", "email"],
  );
  await browser.post(path, { code: "e3dmyzkmywqk" }, "xak-flow-redirect");

  const others = browser.world.flows.filter(({ slug }) => slug !== "default-authentication-flow");
  const [login] = browser.world.flows.filter((flow) => !others.includes(flow));
  const context = { pending_user: "mary", auth_method: "auth_webauthn_pwl" };
  const proved = new Browser({ flows: login ? [{ ...login, context, bindings: login.bindings.slice(1) }] : [] });
  await proved.get(path, "xak-flow-redirect");
});

test("wrong passwords bring a proof of a human", async () => {
  const browser = new Browser();
  const path = browser.path("login-conditional-captcha");
  await browser.post(path, { uid_field: username }, "ak-stage-password");
  for (let i = 0; i < 3; i++) await browser.post(path, { password: "wrong" }, "ak-stage-password");
  await browser.post(path, { password }, "ak-stage-captcha");
  await browser.post(path, { token: "a token" }, "xak-flow-redirect");
});

test("a user who signs up with an address proves it before being let in", async () => {
  const browser = new Browser();
  const path = browser.path("enrollment-email-verification");
  const account = { username: "grace", password: "nanosecond", password_repeat: "nanosecond" };
  await browser.post(path, account, "ak-stage-prompt");
  await browser.post(path, { name: "Grace Hopper", email: "grace@example.org" }, "ak-stage-email");
  const [email] = browser.world.outbox;
  assert.equal(email?.to, "grace@example.org");
  const link = browser.path("enrollment-email-verification", email.link.split("?")[1]);
  const { token } = await browser.get(link, "ak-stage-consent");
  await browser.post(link, { token }, "xak-flow-redirect");
  assert.match(await (await browser.send("/if/user/")).text(), /Grace Hopper/);
});

test("who is invited finds the address filled in", async () => {
  const browser = new Browser();
  const path = browser.path("enrollment-invitation", "itoken=an-invitation-of-the-demo");
  await browser.get(browser.path("enrollment-invitation"), "ak-stage-access-denied");
  await browser.get(path, "ak-stage-prompt");
  const account = { username: "grace", password: "nanosecond", password_repeat: "nanosecond" };
  const challenge = await browser.post(path, account, "ak-stage-prompt");
  assert.equal(challenge.fields.find(({ field_key }) => field_key === "email")?.initial_value, "grace@example.org");
});

test("a forgotten password is replaced by who follows the link", async () => {
  const browser = new Browser();
  const path = browser.path("default-recovery-flow");
  await browser.post(path, { uid_field: username }, "ak-stage-email");
  const link = browser.path("default-recovery-flow", browser.world.outbox[0]?.link.split("?")[1]);
  const { token } = await browser.get(link, "ak-stage-consent");
  await browser.post(link, { token }, "ak-stage-prompt");
  await browser.post(link, { password: "another one", password_repeat: "another one" }, "xak-flow-redirect");
  const answer = { uid_field: username, password: "another one" };
  await new Browser({ ...browser.world }).post(browser.path("combined-login"), answer, "xak-flow-redirect");
});

test("people change their name and their language, and nothing else", async () => {
  const browser = new Browser();
  await browser.signIn();
  const path = browser.path("default-user-settings-flow");
  const { fields } = await browser.get(path, "ak-stage-prompt");
  const answers = Object.fromEntries(fields.map(({ field_key, initial_value }) => [field_key, initial_value]));
  assert.equal(answers["username"], username);
  await browser.post(path, { ...answers, email: "countess@example.org" }, "ak-stage-prompt");
  const changed = { ...answers, name: "Ada King", "attributes.settings.locale": "de" };
  await browser.post(path, changed, "xak-flow-redirect");
  const user = browser.world.directory.get(username);
  assert.deepEqual([user?.name, user?.email, user?.locale], ["Ada King", ada.email, "de"]);
});

test("a new password has eight characters, and counts from then on", async () => {
  const browser = new Browser();
  await browser.signIn();
  const path = browser.path("default-password-change");
  const refusal = await browser.post(path, { password: "short", password_repeat: "short" }, "ak-stage-prompt");
  const [error] = refusal.response_errors?.["non_field_errors"] ?? [];
  assert.equal(error?.string, "Please choose a password of at least eight characters.");
  await browser.post(path, { password: "long enough", password_repeat: "long enough" }, "xak-flow-redirect");
  const user = browser.world.directory.get(username);
  assert.ok(user && (await browser.world.directory.verify(user, "long enough")));
});

test("an account that is deleted is gone", async () => {
  const browser = new Browser();
  await browser.signIn();
  await browser.get(browser.path("default-unenrollment-flow"), "xak-flow-redirect");
  assert.equal(browser.world.directory.get(username), undefined);
});

test("the flows of sources are for those who come from one", async () => {
  for (const slug of ["default-source-authentication", "default-source-enrollment"]) {
    const browser = new Browser();
    await browser.get(browser.path(slug), "ak-stage-access-denied");
  }
});

test("the first administrator gets a password once", async () => {
  const admin = { username: "akadmin", name: "Admin", email: "", isActive: true, isSuperuser: true, passwordHash: "" };
  const browser = new Browser({ directory: directory([admin]) });
  const path = browser.path("initial-setup");
  const answers = { email: "root@example.org", password: "administrator", password_repeat: "administrator" };
  await browser.post(path, answers, "xak-flow-redirect");
  assert.equal((await browser.send("/if/user/")).status, 200);
  await browser.get(path, "ak-stage-access-denied");
});

test("the flows that let no user in say so in three ways", async () => {
  const browser = new Browser();
  const inCall = (slug: string) => `${browser.path(slug)}&next=/a`;
  await browser.get(inCall("demo-denied-message"), "ak-stage-access-denied");
  assert.equal((await browser.get(inCall("demo-denied-message-continue"), "xak-flow-redirect")).to, "/a");
  await browser.get(browser.path("demo-denied-message-continue", "next=/a"), "ak-stage-access-denied");
  assert.equal((await browser.get(browser.path("demo-denied-continue", "next=/a"), "xak-flow-redirect")).to, "/");
});
