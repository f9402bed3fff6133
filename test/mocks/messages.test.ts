import assert from "node:assert/strict";
import { test } from "node:test";
import { ada, directory } from "../../mocks/directory.js";
import { Browser, flow, playing } from "./browser.js";

const email = { kind: "email", name: "email" } as const;
const context = { pending_user: ada.username };

/** The next thing that is told. */
async function next(frames: ReadableStreamDefaultReader<string>): Promise<unknown> {
  return JSON.parse((await frames.read()).value ?? "null");
}

function message(level: string, text: string) {
  return { type: "event.message", message_type: "message", level, tags: level, message: text };
}

test("a page that listens is told what became of an e-mail that was wanted again, until there were too many", async () => {
  let now = Date.now();
  const browser = playing([email], { clock: () => now }, { context });
  const path = browser.path("flow");
  await browser.get(path, "ak-stage-email");
  const frames = await browser.listen();
  for (let sent = 1; sent < 5; sent++) {
    await browser.post(path, {}, "ak-stage-email");
    assert.deepEqual(await next(frames), message("success", "Email Successfully sent."));
  }
  now += 2 * 60_000;
  await browser.post(path, {}, "ak-stage-email");
  const tooMany = "Too many account verification attempts. Please try again after 3 minutes.";
  assert.deepEqual(await next(frames), message("error", tooMany));
  assert.equal(browser.world.outbox.length, 5);
  now += 3 * 60_000;
  await browser.post(path, {}, "ak-stage-email");
  assert.deepEqual(await next(frames), message("success", "Email Successfully sent."));
});

test("a page that listens is told that there is no user to send an e-mail to", async () => {
  const browser = playing([email], {}, { context: { pending_user_identifier: "nobody" } });
  await browser.get(browser.path("flow"), "ak-stage-email");
  const frames = await browser.listen();
  await browser.post(browser.path("flow"), {}, "ak-stage-email");
  assert.deepEqual(await next(frames), message("error", "No pending user."));
});

test("a page that listens is told why a step was left out, and why a login failed", async () => {
  const policies = [{ name: "hour", passes: false, messages: ["Not at this hour."] }];
  const bindings = [
    { order: 0, stage: { kind: "dummy", name: "first" } },
    { order: 1, stage: { kind: "dummy", name: "second" }, policies },
    { order: 2, stage: { kind: "user_login", name: "login" } },
  ] as const;
  const browser = new Browser({ flows: [flow({ bindings })] });
  await browser.get(browser.path("flow"), "ak-stage-dummy");
  const frames = await browser.listen();
  await browser.post(browser.path("flow"), {}, "ak-stage-access-denied");
  assert.deepEqual(await next(frames), message("warning", "Not at this hour."));
  assert.deepEqual(await next(frames), message("error", "No Pending user to login."));
});

test("a page that listens is told what policies say of responses that they let pass", async () => {
  const field = { fieldKey: "age", label: "Age", type: "number" } as const;
  const validationPolicies = [{ name: "age", passes: true, messages: ["You could be older."] }];
  const browser = playing([{ kind: "prompt", name: "prompt", fields: [field], validationPolicies }]);
  await browser.get(browser.path("flow"), "ak-stage-prompt");
  const frames = await browser.listen();
  await browser.post(browser.path("flow"), { age: 36 }, "xak-flow-redirect");
  assert.deepEqual(await next(frames), message("info", "You could be older."));
});

test("a superuser's page that listens is notified of a flow that fails, and no other user's", async () => {
  const browser = playing([{ kind: "dummy", name: "step", throwError: true }], {
    directory: directory([{ ...ada, isSuperuser: true }]),
  });
  await browser.signIn();
  const frames = await browser.listen();
  await browser.get(browser.path("flow"), "ak-stage-flow-error");
  const { id, ...others } = (await next(frames)) as { id: string };
  assert.deepEqual(others, { type: "event.notification", message_type: "notification.new", data: {} });
  assert.match(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

  browser.world.directory.write(ada);
  await browser.get(browser.path("flow"), "ak-stage-flow-error");
  browser.world.channel.send(browser.cookies.get("authentik_session") ?? "", { level: "info", message: "last" });
  assert.deepEqual(await next(frames), message("info", "last"));
});

test("a message that no page hears is kept for the next one, which shows it once", async () => {
  const browser = new Browser();
  await browser.signIn();
  const page = async () => (await browser.send("/if/user/")).text();
  assert.match(await page(), /<p role="status">Successfully logged in!<\/p>/);
  assert.doesNotMatch(await page(), /Successfully/);
});

test("a page that has stopped listening gets no more messages, and one that listened before a login none after it", async () => {
  const browser = playing([email], {}, { context });
  await browser.get(browser.path("flow"), "ak-stage-email");
  const before = await browser.listen();
  await browser.signIn();
  assert.match(await (await browser.send("/if/user/")).text(), /Successfully logged in!/);
  await before.cancel();
  const frames = await browser.listen();
  await frames.cancel();
  await browser.post(browser.path("flow"), {}, "ak-stage-email");
  assert.match(await (await browser.send("/if/user/")).text(), /Email Successfully sent\./);
});
