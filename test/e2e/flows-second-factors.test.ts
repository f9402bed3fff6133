import assert from "node:assert/strict";
import { demoCredentials } from "../../mocks/directory.js";
import { totp } from "../../mocks/executor/totp.js";
import { answer, arriveAs, comeBack, later, signInto, toTarget, walk } from "./walks.js";

walk("a user sets up an app from the secret on the page, and is asked for its code from then on", async (visit) => {
  await signInto(visit, "default-authenticator-totp-setup");
  await visit.stage("ak-stage-authenticator-totp");
  const secret = await visit.page.$eval(">>> code.secret", (node) => node.textContent.replaceAll(" ", ""));
  await visit.page.$eval(">>> input[name=code]", (field) => field.focus());
  await answer(visit, { code: "123456" });
  await visit.says("This code doesn't match.");
  const code = totp(secret, Date.now());
  await answer(visit, { code });
  await arriveAs(visit, "Ada Lovelace");
  await comeBack(visit);
  await answer(visit, { code }); // it is used up
  await visit.says("This code was not accepted.");
  later(visit, 1);
  await answer(visit, { code: totp(secret, visit.site.world.clock()) });
  await arriveAs(visit, "Ada Lovelace");
});

walk("recovery codes are valid once the user has confirmed to have saved them, each once", async (visit) => {
  const { authenticators } = visit.site.world;
  await signInto(visit, "default-authenticator-static-setup");
  await visit.stage("ak-stage-authenticator-static");
  const isOfAda = ({ username }: { username: string }) => username === demoCredentials.username;
  assert.equal(authenticators.devices.some(isOfAda), false);
  const [code = ""] = await visit.page.$$eval(">>> .codes code", (codes) => codes.map((node) => node.textContent));
  await visit.click("I've saved these codes");
  await arriveAs(visit, "Ada Lovelace");
  await comeBack(visit);
  await answer(visit, { code });
  await arriveAs(visit, "Ada Lovelace");
  await comeBack(visit);
  await answer(visit, { code });
  await visit.says("This code was not accepted.");
});

walk(
  "Duo is set up as soon as it knows the phone; the user asks for a new code when one has expired",
  async (visit) => {
    const { authenticators } = visit.site.world;
    authenticators.phone = "denies";
    await signInto(visit, "default-authenticator-duo-setup");
    await visit.says("This code is no longer valid.");
    authenticators.phone = "approves";
    await visit.click("Try again");
    await arriveAs(visit, "Ada Lovelace");
    await visit.click("Sign out");
    await visit.focus("uidField");
    await visit.open("default-authentication-flow", toTarget);
    await visit.signIn();
    await arriveAs(visit, "Ada Lovelace"); // the phone approves
  },
);
