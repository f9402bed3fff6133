import assert from "node:assert/strict";
import { demoCredentials } from "../../mocks/directory.js";
import type { Visit } from "./visit.js";
import { answer, arriveAs, fill, followLink, knows, later, select, signInto, toTarget, walk } from "./walks.js";

const { username, password } = demoCredentials;

/** Chooses a new password, not the same twice at first. */
async function choosePassword(visit: Visit, known: string) {
  await fill(visit, { password: known });
  await answer(visit, { password_repeat: "a slip of the hand" });
  await visit.says("Passwords don't match.");
  assert.deepEqual(
    [await visit.value("password"), await visit.value("password_repeat")],
    [known, "a slip of the hand"],
    "what was typed is still there",
  );
  await select(visit, "password_repeat");
  await answer(visit, { password_repeat: known });
}

walk("a user signs up, after a name that is taken and two passwords that differ", async (visit) => {
  await visit.open("default-enrollment-flow", toTarget);
  await answer(visit, { username, password: "nanosecond", password_repeat: "nanosecond" });
  await visit.says("Username is already taken.");
  await visit.focus("username");
  assert.equal(await visit.value("password"), "nanosecond");
  await visit.type("grace");
  await visit.press("Enter");
  await answer(visit, { name: "Grace Hopper", email: "grace@example.org" });
  await arriveAs(visit, "Grace Hopper");
  assert.ok(await knows(visit, "nanosecond", "grace"));
});

walk("a user who signs up with an address confirms it by the newest link, once", async (visit) => {
  const { outbox, directory } = visit.site.world;
  await visit.open("enrollment-email-verification", toTarget);
  await fill(visit, { username: "grace" });
  await choosePassword(visit, "nanosecond");
  await answer(visit, { name: "Grace Hopper", email: "grace@example.org" });
  await visit.stage("ak-stage-email");
  assert.equal(directory.get("grace")?.isActive, false);
  await visit.click("Send again");
  await visit.sees("We've sent another email.");
  assert.equal(outbox.length, 2);
  await followLink(visit);
  await visit.sees("Continue to confirm this email address.");
  await visit.click("Continue");
  await arriveAs(visit, "Grace Hopper");
  await followLink(visit);
  await visit.says("Link was already used");
  await visit.click("Go back");
  await arriveAs(visit, "Grace Hopper");
});

walk("an invitation opens a flow that is closed to others, and fills in the address", async (visit) => {
  await visit.open("enrollment-invitation", toTarget);
  await visit.says("Invalid invite/invite not found");
  await visit.open("enrollment-invitation", `itoken=an-invitation-of-the-demo&${toTarget}`);
  await answer(visit, { username: "grace", password: "nanosecond", password_repeat: "nanosecond" });
  await visit.focus("name");
  assert.equal(await visit.value("email"), "grace@example.org");
  await answer(visit, { name: "Grace Hopper" });
  await arriveAs(visit, "Grace Hopper");
});

walk("a user who follows the link in time replaces a forgotten password", async (visit) => {
  await visit.open("default-recovery-flow", toTarget);
  await visit.identify();
  await visit.stage("ak-stage-email");
  later(visit, 31);
  await followLink(visit);
  await visit.says("Link was already used, please request a new link.");
  await visit.click("Start again");
  await visit.click("Send again");
  await visit.sees("We've sent another email.");
  await followLink(visit);
  await visit.click("Continue");
  await choosePassword(visit, "another one");
  await arriveAs(visit, "Ada Lovelace");
  assert.deepEqual([await knows(visit, "another one"), await knows(visit, password)], [true, false]);
});

walk(
  "a user changes the own name; the page says what users may not change, and keeps what the user typed",
  async (visit) => {
    await signInto(visit, "default-user-settings-flow");
    await visit.stage("ak-stage-prompt");
    await select(visit, "name");
    await fill(visit, { name: "Ada King" });
    await answer(visit, { email: "countess@example.org" }); // Tab has selected what was there
    await visit.says("Not allowed to change email address.");
    assert.equal(await visit.value("name"), "Ada King");
    await select(visit, "email");
    await answer(visit, { email: "ada@example.org" });
    await arriveAs(visit, "Ada King");
  },
);

walk("a user sets a new password, long enough and typed twice alike, and signs in with it", async (visit) => {
  await signInto(visit, "default-password-change");
  await answer(visit, { password: "short", password_repeat: "short" });
  await visit.says("Please choose a password of at least eight characters.");
  await select(visit, "password");
  await fill(visit, { password: "long enough" });
  await visit.press("Enter"); // the repetition is still the short one
  await visit.says("Passwords don't match.");
  assert.equal(await visit.value("password"), "long enough");
  await select(visit, "password_repeat");
  await answer(visit, { password_repeat: "long enough" });
  await arriveAs(visit, "Ada Lovelace");
  assert.deepEqual([await knows(visit, "long enough"), await knows(visit, password)], [true, false]);
});

walk("a user who deletes the account is signed out, and cannot sign in again", async (visit) => {
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.signIn();
  await visit.arrive("/if/user/");
  await visit.open("default-unenrollment-flow", "next=/demo/logout/?of=wiki%2520b");
  await visit.arrive("/demo/logout/?of=wiki%20b");
  assert.equal(visit.site.world.directory.get(username), undefined);
  await visit.open();
  await visit.identify();
  await answer(visit, { password });
  await visit.says("Invalid password");
});
