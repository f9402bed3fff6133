import assert from "node:assert/strict";
import { demoCredentials } from "../../mocks/directory.js";
import { scene, type BrowserName } from "./visit.js";

const { username, password } = demoCredentials;

/** Characters that the browser, the executor and Python each escape in their own way. */
const authorization = "/application/o/authorize/?client_id=a%2Ab&scope=openid+email%20groups&state=~x'(1)!*";

for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
  for (const base of ["/", "/sso/auth/"]) {
    const where = `${browser}${base === "/" ? "" : `, below ${base}`}`;

    scene(
      `a user signs in by keyboard alone (${where})`,
      async (visit) => {
        await visit.open("default-authentication-flow", `next=${base}if/user/`);
        await visit.signIn();
        await visit.arrive(`${base}if/user/`);
        await visit.sees("Signed in as Ada Lovelace");
      },
      { browser, world: { base } },
    );
  }

  scene(
    `the target is reached byte for byte (${browser})`,
    async (visit) => {
      await visit.open("default-authentication-flow", `next=${encodeURIComponent(authorization)}`);
      await visit.signIn();
      await visit.arrive(authorization);
      const arrived = visit.site.requests.filter((request) => request.includes(" /application/"));
      assert.deepEqual(arrived, [`GET ${authorization.replaceAll("'", "%27")}`], "browsers escape ' in every query");
    },
    { browser },
  );

  scene(
    `a wrong password has its error beside the field, stays there, and can be corrected (${browser})`,
    async (visit) => {
      await visit.open("default-authentication-flow", "next=/if/user/");
      await visit.identify();
      await visit.focus("password");
      await visit.type("wrong");
      await visit.press("Enter");
      await visit.wait("#ak-password[aria-invalid=true]:focus");
      assert.equal(await visit.value("password"), "wrong");
      const note = await visit.page.$eval(">>> #ak-password", (input) => {
        const [describedBy] = input.ariaDescribedByElements ?? [];
        return describedBy?.textContent.trim();
      });
      assert.equal(note, "Invalid password");
      await visit.type(password); // what was wrong is selected, so that typing replaces it
      await visit.press("Enter");
      await visit.arrive("/if/user/");
    },
    { browser },
  );
}

scene("a flow may ask for name and password in one form", async (visit) => {
  await visit.open("combined-login", "next=/if/user/");
  await visit.focus("uidField");
  await visit.type(username);
  await visit.press("Tab");
  await visit.focus("password");
  await visit.type("wrong");
  await visit.press("Enter");
  await visit.says("You could not be signed in.");
  await visit.focus("password");
  assert.equal(await visit.value("uidField"), username);
  assert.equal(await visit.value("password"), "wrong");
  await visit.type(password);
  await visit.press("Enter");
  await visit.arrive("/if/user/");
});

scene("a user who has signed out is asked for the name again", async (visit) => {
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.signIn();
  await visit.arrive("/if/user/");
  await visit.click("Sign out");
  await visit.focus("uidField");
  await visit.page.goto(`${visit.site.url}if/user/`);
  await visit.focus("uidField");
});

scene(
  "the page requests nothing outside the path of the installation",
  async (visit) => {
    await visit.open("default-authentication-flow", "next=/sso/auth/if/user/");
    await visit.signIn();
    await visit.arrive("/sso/auth/if/user/");
    await visit.click("Sign out");
    await visit.focus("uidField");
    for (const flow of ["demo-consent", "demo-denied", "demo-error", "demo-sources"]) {
      await visit.open(flow);
      await visit.wait(".pf-c-title");
    }
    // The target is a page of the server, without an icon of its own; browsers then look at the root.
    const outside = visit.site.requests.filter((request) => !/ \/(sso\/auth\/|favicon.ico$)/.test(request));
    assert.deepEqual(outside, []);
  },
  { world: { base: "/sso/auth/" } },
);
