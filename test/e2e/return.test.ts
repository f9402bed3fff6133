import assert from "node:assert/strict";
import { scene, type Visit } from "./visit.js";

/** Forgets the session, as if it had expired. */
async function expire({ page }: Visit) {
  const cookies = await page.browserContext().cookies();
  await page.browserContext().deleteCookie(...cookies.filter(({ name }) => name === "authentik_session"));
}

scene("a reload in the middle of the flow shows the same step", async (visit) => {
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.identify();
  await visit.focus("password");
  await visit.page.reload();
  await visit.focus("password");
  assert.equal(await visit.value("username"), "ada");
  await visit.type("analytical");
  await visit.press("Enter");
  await visit.arrive("/if/user/");
});

scene(
  "an expired session leads back to the first step, with the name filled in and without errors of another step",
  async (visit) => {
    await visit.open("default-authentication-flow", "next=/if/user/");
    await visit.identify();
    await visit.focus("password");
    await expire(visit);
    await visit.type("analytical");
    await visit.press("Enter");
    await visit.focus("uidField");
    assert.equal(await visit.value("uidField"), "ada");
    assert.equal(await visit.has("[role=alert]"), false);
    await visit.press("Enter");
    await visit.focus("password");
    await visit.type("analytical");
    await visit.press("Enter");
    await visit.arrive("/if/user/");
  },
);

for (const isOver of [false, true]) {
  scene(
    `a user who goes back from the target finds a form that works, ${isOver ? "" : "not "}being signed out`,
    async (visit) => {
      await visit.open("default-authentication-flow", "next=/if/user/");
      await visit.signIn();
      await visit.arrive("/if/user/");
      await visit.sees("Signed in as");
      if (isOver) await expire(visit);
      await visit.page.evaluate(() => history.back());
      await visit.arrive("/if/flow/default-authentication-flow/?next=/if/user/");
      await visit.signIn();
      await visit.arrive("/if/user/");
      await visit.sees("Signed in as");
    },
  );
}

scene("a user who left in the middle and comes back finds the step that is due", async (visit) => {
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.identify();
  await visit.focus("password");
  await visit.page.goto(`${visit.site.url}elsewhere/`);
  await visit.page.evaluate(() => history.back());
  await visit.focus("password");
  await visit.type("analytical");
  await visit.press("Enter");
  await visit.arrive("/if/user/");
});

scene("“Not you?” starts the flow anew and keeps the target", async (visit) => {
  await visit.open("default-authentication-flow", "next=/if/flow/demo-consent/");
  await visit.identify("somebody-else");
  await visit.focus("password");
  await visit.click("Not you?");
  await visit.signIn();
  await visit.arrive("/if/flow/demo-consent/");
});
