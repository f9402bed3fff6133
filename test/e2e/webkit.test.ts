import assert from "node:assert/strict";
import { demoCredentials } from "../../mocks/directory.js";
import { ENTER, TAB, reported, scene } from "./webkit-visit.js";

const { username, password } = demoCredentials;

/** Characters that the browser, the executor and Python each escape in their own way. */
const authorization = "/application/o/authorize/?client_id=a%2Ab&scope=openid+email%20groups&state=~x'(1)!*";

for (const mode of ["off", "on"]) {
  const when = `when compatibility mode is ${mode}`;
  const query = (next: string) => `next=${encodeURIComponent(next)}&compatibility=${mode}`;

  scene(`the server gets reports of violations ${when}`, async (visit) => {
    await visit.open("default-authentication-flow", query("/"));
    await visit.wait("input[name=uidField]:focus");
    await visit.ask(`document.body.setAttribute("style", "color: red")`);
    await visit.until(() => Promise.resolve(reported(visit.site).length), "It heard nothing");
    visit.site.requests.length = 0;
  });

  scene(`a user signs in by keyboard, and reaches the target byte for byte ${when}`, async (visit) => {
    await visit.open("default-authentication-flow", query(authorization));
    await visit.wait("input[name=uidField]:focus");
    const inDocument = await visit.ask(`document.querySelector("input[name=uidField]") !== null`);
    assert.equal(inDocument, mode === "on");
    await visit.signIn();
    await visit.arrive(authorization);
    const arrived = visit.site.requests.filter((request) => request.includes(" /application/"));
    assert.deepEqual(arrived, [`GET ${authorization.replaceAll("'", "%27")}`], "browsers escape ' in every query");
  });

  scene(`a wrong password is selected, so that typing replaces it; then the user signs out ${when}`, async (visit) => {
    await visit.open("default-authentication-flow", query("/if/user/"));
    await visit.type("uidField", username + ENTER);
    await visit.type("password", `wrong${ENTER}`);
    await visit.wait("#ak-password[aria-invalid=true]:focus");
    await visit.sees("Invalid password");
    assert.equal(await visit.value("password"), "wrong");
    await visit.type("password", password + ENTER);
    await visit.arrive("/if/user/");
    await visit.sees("Signed in as Ada Lovelace");
    await visit.press("Sign out");
    await visit.wait("input[name=uidField]:focus");
  });

  scene(`a flow may ask for name and password in one form ${when}`, async (visit) => {
    await visit.open("combined-login", query("/if/user/"));
    await visit.type("uidField", username + TAB);
    await visit.type("password", `wrong${ENTER}`);
    await visit.sees("You could not be signed in.");
    assert.equal(await visit.value("uidField"), username);
    await visit.type("password", password + ENTER);
    await visit.arrive("/if/user/");
  });

  scene(
    `the page requests nothing outside the path of the installation ${when}`,
    async (visit) => {
      await visit.open("default-authentication-flow", query("/sso/auth/if/user/"));
      await visit.signIn();
      await visit.arrive("/sso/auth/if/user/");
      await visit.sees("Signed in as Ada Lovelace");
      const outside = visit.site.requests.filter((request) => !/ \/(sso\/auth\/|favicon.ico$)/.test(request));
      assert.deepEqual(outside, []);
    },
    "/sso/auth/",
  );

  scene(`later steps, refusals and failures violate no policy ${when}`, async (visit) => {
    await visit.open("demo-stay-signed-in", query("/if/flow/demo-consent/"));
    await visit.signIn();
    await visit.wait("ak-stage-user-login");
    await visit.press("Not now");
    await visit.wait("ak-stage-consent");
    await visit.press("Allow");
    await visit.arrive("/if/user/");
    await visit.open("demo-denied", query("/"));
    await visit.wait("ak-stage-access-denied");
    await visit.open("no-such-flow", query("/"));
    await visit.sees("no page called");
  });
}
