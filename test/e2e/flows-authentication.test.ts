import assert from "node:assert/strict";
import { demoDevices } from "../../mocks/devices.js";
import { demoCredentials } from "../../mocks/directory.js";
import { totp } from "../../mocks/executor/totp.js";
import type { Visit } from "./visit.js";
import { answer, arriveAs, later, sentCode, toTarget, wait, walk } from "./walks.js";

const { username, password } = demoCredentials;
const login = "default-authentication-flow";
const secret = demoDevices.flatMap((device) => (device.deviceClass === "totp" ? [device.secret] : []))[0] ?? "";

/** Comes to the choice of a second factor, as a user who has them all. */
async function chooseFactor(visit: Visit, method: string) {
  await visit.open(login, toTarget);
  await visit.identify("mary");
  await answer(visit, { password });
  await visit.stage("ak-stage-authenticator-validate");
  await visit.click(method);
}

walk("name and password lead to the target, byte for byte", async (visit) => {
  await visit.open(login, toTarget);
  await visit.signIn();
  await arriveAs(visit, "Ada Lovelace");
});

walk("the fifth wrong password ends the flow, and a link starts it anew", async (visit) => {
  await visit.open(login, toTarget);
  await visit.identify();
  for (const guess of ["countess", "engine", "numbers", "bernoulli"]) {
    await answer(visit, { password: guess });
    await visit.wait("#ak-password[aria-invalid=true]:focus");
  }
  await answer(visit, { password: "wrong for the last time" });
  await visit.stage("ak-stage-access-denied");
  await visit.says("Invalid password");
  await visit.click("Start again");
  await visit.signIn();
  await arriveAs(visit, "Ada Lovelace");
});

walk("a wrong code of an app has its error beside the field, and the right one signs in", async (visit) => {
  await chooseFactor(visit, "Authenticator app");
  await answer(visit, { code: "123456" });
  await visit.wait("#ak-code[aria-invalid=true]:focus");
  await visit.says("This code was not accepted.");
  later(visit, 1); // after a wrong code none is taken for a second
  await answer(visit, { code: totp(secret, visit.site.world.clock()) });
  await arriveAs(visit, "Mary Somerville");
});

walk("a code by SMS is sent again, and only the newer one signs in", async (visit) => {
  await chooseFactor(visit, "Text message");
  await visit.focus("code");
  await visit.wait("button[aria-disabled] ::-p-text(Send again in)"); // from when the answer is there
  const older = sentCode(visit);
  await wait(visit, 31);
  await visit.click("Send again");
  await visit.wait("button[aria-disabled] ::-p-text(Send again in)");
  assert.equal(visit.site.world.authenticators.outbox.length, 2);
  await visit.page.$eval(">>> input[name=code]", (field) => field.focus());
  await answer(visit, { code: older });
  await visit.says("This code was not accepted.");
  await answer(visit, { code: sentCode(visit) });
  await arriveAs(visit, "Mary Somerville");
});

walk("a recovery code signs in once", async (visit) => {
  for (const code of ["q8n5hb2fzt7c", "0w4r9xk1vmj6"]) {
    await chooseFactor(visit, "Recovery code");
    await answer(visit, { code: "q8n5hb2fzt7c" });
    if (code !== "q8n5hb2fzt7c") {
      await visit.says("This code was not accepted.");
      later(visit, 1);
      await answer(visit, { code });
    }
    await arriveAs(visit, "Mary Somerville");
    await visit.click("Sign out");
    await visit.focus("uidField");
  }
});

walk("a user without the phone chooses another method, and signs in by e-mail", async (visit) => {
  await chooseFactor(visit, "Authenticator app");
  await visit.focus("code");
  await visit.click("Use another method");
  await visit.click("Email");
  await visit.focus("code");
  await answer(visit, { code: sentCode(visit) });
  await arriveAs(visit, "Mary Somerville");
});

walk("a push that was denied is sent again when the user wants it", async (visit) => {
  const { authenticators } = visit.site.world;
  authenticators.phone = "denies";
  await chooseFactor(visit, "Duo on your phone");
  await visit.says("Duo denied access");
  authenticators.phone = "approves";
  await visit.click("Send a new request");
  await arriveAs(visit, "Mary Somerville");
});

walk("a user who is not the pending one starts anew, and still reaches the target", async (visit) => {
  await visit.open(login, toTarget);
  await visit.identify("somebody-else");
  await visit.focus("password");
  await visit.click("Not you?");
  await visit.identify(username);
  await answer(visit, { password });
  await arriveAs(visit, "Ada Lovelace");
});
