import assert from "node:assert/strict";
import { ada, demoCredentials } from "../../mocks/directory.js";
import { addDevice } from "../../mocks/executor/devices.js";
import { scene, type Visit } from "./visit.js";
import { VirtualAuthenticator } from "./virtual-authenticator.js";
import { answer, arriveAs, comeBack, signInto, toTarget } from "./walks.js";

const SETUP = "default-authenticator-webauthn-setup";

/** A user with an authenticator plugged in; passkeys belong to names, not to addresses. */
function passkeyScene(title: string, play: (visit: Visit, authenticator: VirtualAuthenticator) => Promise<void>) {
  scene(title, async (visit) => play(visit, await VirtualAuthenticator.add(visit.page)), { host: "localhost" });
}

passkeyScene("a user sets up a passkey, and uses it as second factor from then on", async (visit, authenticator) => {
  await setUp(visit);
  assert.deepEqual(await authenticator.counts(), [1]);
  await signOut(visit);
  await visit.open("default-authentication-flow", toTarget);
  await visit.signIn();
  await arriveAs(visit, "Ada Lovelace");
  assert.deepEqual(await authenticator.counts(), [2]);
  assert.deepEqual(counters(visit), [2]);
});

passkeyScene("a user with a passkey signs in with nothing else", async (visit, authenticator) => {
  await setUp(visit);
  await signOut(visit);
  await visit.open("passkey-login", toTarget);
  await arriveAs(visit, "Ada Lovelace");
  assert.equal(askedAbout(visit, "passkey-login").filter((method) => method === "POST").length, 1);
  assert.deepEqual(await authenticator.counts(), [2]);
  assert.deepEqual(counters(visit), [2]);
});

passkeyScene("a flow without names takes a passkey alone", async (visit, authenticator) => {
  await setUp(visit);
  await signOut(visit);
  await visit.open("default-passwordless-flow", toTarget);
  await arriveAs(visit, "Ada Lovelace");
  assert.deepEqual(await authenticator.counts(), [2]);
  assert.deepEqual(counters(visit), [2]);
});

passkeyScene("without a passkey, a user signs in by name and password as ever", async (visit, authenticator) => {
  await setUp(visit);
  await signOut(visit);
  await authenticator.forget();
  await visit.open("passkey-login", toTarget);
  await visit.focus("uidField");
  await visit.type(demoCredentials.username);
  await visit.press("Tab");
  await visit.type(demoCredentials.password);
  await visit.press("Enter");
  await arriveAs(visit, "Ada Lovelace");
});

passkeyScene("a user whose passkey is not set up is told so, and tries again", async (visit, authenticator) => {
  await authenticator.recognize(false);
  await signInto(visit, SETUP);
  await visit.wait("[role=alert]");
  await visit.click("Try again");
  await visit.says("Something went wrong with your passkey. Try again.");
  assert.deepEqual(askedAbout(visit, SETUP), ["GET"], "the page does not ask the server again");
  await authenticator.recognize(true);
  await visit.click("Try again");
  await arriveAs(visit, "Ada Lovelace");
  assert.deepEqual(counters(visit), [1]);
});

passkeyScene("a user whose passkey fails as second factor tries again", async (visit, authenticator) => {
  await setUp(visit);
  await authenticator.recognize(false);
  await comeBack(visit);
  await visit.wait("[role=alert]");
  await authenticator.recognize(true);
  await visit.click("Try again");
  await arriveAs(visit, "Ada Lovelace");
  assert.deepEqual(counters(visit), [2]);
});

passkeyScene(
  "a user whose device has lost its passkey is told so, and uses another method",
  async (visit, authenticator) => {
    await setUp(visit);
    const { username } = ada;
    addDevice(visit.site.world.authenticators, { username, deviceClass: "static", codes: ["k3m9x2"] });
    const giveBack = await authenticator.forget();
    await comeBack(visit);
    await visit.click("Passkey");
    await visit.wait("[role=alert]");
    const before = visit.site.requests.length;
    await visit.click("Try again");
    await visit.says("Your browser found no passkey for this site.");
    await visit.click("Use another method");
    await visit.click("Recovery code");
    assert.equal(visit.site.requests.length, before, "the page does not ask the server again");
    await answer(visit, { code: "k3m9x2" });
    await arriveAs(visit, "Ada Lovelace");
    await giveBack();
    await signOut(visit);
    await visit.open("passkey-login", toTarget);
    await arriveAs(visit, "Ada Lovelace");
  },
);

async function setUp(visit: Visit) {
  await signInto(visit, SETUP);
  await arriveAs(visit, "Ada Lovelace");
}

async function signOut(visit: Visit) {
  await visit.click("Sign out");
  await visit.focus("uidField");
}

/** How often each passkey of Ada has signed, as the server knows it. */
function counters({ site: { world } }: Visit): number[] {
  return world.directory.passkeysOf(ada).map(({ counter }) => counter);
}

/** By which methods the server was asked about a flow. */
function askedAbout({ site }: Visit, slug: string): string[] {
  const requests = site.requests.filter((request) => request.includes(` /api/v3/flows/executor/${slug}/`));
  return requests.map((request) => request.split(" ", 1).join());
}
