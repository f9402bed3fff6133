import assert from "node:assert/strict";
import { blueprint, scene } from "./player.js";

scene("an exported flow can be dropped and walked through, with its e-mail, over a reload", async (player) => {
  const { page } = player;
  await player.drop(blueprint);
  await player.find("::-p-text(Line 14, column 5: Objects of the model authentik_providers_proxy)");
  await player.press("A flow of mine");
  await player.type("uidField", "ada");
  await player.stage("ak-stage-email");
  await player.press("A link for you");
  await player.reads("Continue to confirm this email address.");

  await page.reload();
  await player.reads("Continue to confirm this email address.");
  await player.click("Continue");
  await player.find("::-p-text(Does odd pass?)");
  await player.press("It passes");
  await player.reads("the last step");

  await page.reload();
  await player.reads("the last step");
  await player.press("Policies");
  await player.find("::-p-text(odd of mine)");
  await player.click("Continue");
  await player.stage("ak-stage-identification");
  // A link counts once.
  await player.press("A link for you");
  await player.reads("Link was already used");
});

scene("the playground says why it cannot run a file, and where", async (player) => {
  await player.drop("version: 1\nentries: nothing");
  await player.find("::-p-text(Line 2, column 10: The entries of a blueprint are a list.)");
});

scene("a user of the playground signs in, out and back in, as on a server", async (player) => {
  await player.play("default-authentication-flow");
  await player.type("uidField", "ada");
  await player.type("password", "analytical");
  await player.reads("Signed in as Ada Lovelace");
  await player.find(".mark::-p-text(signed in)");
  await player.click("Sign out");
  await player.stage("ak-stage-identification");
  await player.page.goBack();
  await player.stage("ak-stage-identification");
});

scene("forms and frames of the playground reach their targets", async (player) => {
  await player.play("demo-autosubmit");
  await player.reads("You have arrived");
  await player.reads("SAMLResponse");
  await player.page.goBack();
  await player.stage("ak-stage-autosubmit");
  await player.play("demo-iframe-logout");
  await player.stage("ak-stage-identification");
  await player.play("demo-native-logout");
  await player.stage("ak-stage-identification");
  await player.play("demo-frame");
  await player.stage("ak-stage-identification");
});

scene("the playground can provoke failures: slow replies, none, errors, a lost session", async (player) => {
  await player.play("default-authentication-flow");
  await player.stage("ak-stage-identification");
  await player.press("Network");
  await player.press("Fail the next request (500)");
  await player.type("uidField", "ada");
  await player.click("Try again");
  await player.stage("ak-stage-password");

  await player.press("End the session");
  await player.find("::-p-text(the next answer starts the flow over)");
  await player.press("Slow network (3 s)");
  await player.type("password", "analytical");
  await player.see(">>> [part=challenge][aria-busy=true]");
  await player.see(">>> [part=loading-overlay]");
  await player.stage("ak-stage-identification");
  await player.press("Slow network (3 s)");
  await player.type("uidField", ""); // the name is still there
  await player.stage("ak-stage-password");
  assert.equal(await player.page.$(">>> ::-p-text(the next answer starts the flow over)"), null);

  await player.press("Offline");
  await player.type("password", "analytical");
  await player.reads("What you entered is still here");
  await player.press("Offline");
  await player.reads("Signed in as Ada Lovelace");
});

scene("stand-ins replace captchas and Duo in the playground", async (player) => {
  await player.play("demo-captcha");
  await player.press("Duo and captchas");
  await player.press("Not solved");
  await player.click("I am human");
  await player.reads("The human check was not confirmed.");
  await player.press("Solved");
  await player.click("I am human");
  await player.stage("ak-stage-identification");

  await player.press("No answer");
  await player.play("demo-mfa");
  await player.type("uidField", "mary");
  await player.click("Duo");
  await player.find("::-p-text(Duo waits for the phone.)");
  await player.press("Approve");
  await player.reads("Signed in as Mary Somerville");
});

scene("Reset restores the playground", async (player) => {
  await player.drop(blueprint);
  await player.find('a[href="#if/flow/mine/"]');
  // Firefox reports what a frame was about to load when its page goes.
  await player.page.waitForFunction(() => location.hash.includes("mine"));
  await player.stage("ak-stage-identification");
  await player.page.waitForNetworkIdle();
  player.page.once("dialog", (dialog) => void dialog.accept());
  await player.press("Reset");
  await player.page.waitForNavigation();
  await player.stage("ak-stage-identification");
  assert.equal(await player.page.$('>>> a[href="#if/flow/mine/"]'), null);
});

scene(
  "a flow that the playground has exported is the same flow when its file is dropped in another browser",
  async (player) => {
    await player.drop(blueprint);
    const file = await player.download("Export A flow of mine");
    assert.match(file, /slug: mine/);
    player.page.once("dialog", (dialog) => void dialog.accept());
    await player.press("Reset");
    await player.page.waitForNavigation();
    await player.drop(file);
    await player.find('[role=status] a[href="#if/flow/mine/"]');
    assert.equal(await player.page.$(">>> ::-p-text(Not played)"), null);
    assert.equal(await player.download("Export A flow of mine"), file);
    await player.press("A flow of mine");
    await player.type("uidField", "ada");
    await player.stage("ak-stage-email");
  },
  { browsers: ["chrome"] },
);
