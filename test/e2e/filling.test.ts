import assert from "node:assert/strict";
import { demoCredentials } from "../../mocks/directory.js";
import { PasswordManager, STRATEGIES, type Strategy } from "./content-script.js";
import { scene, type Visit } from "./visit.js";

const { username, password } = demoCredentials;
const secrets = { username, "current-password": password };

/** Managers that look into open roots must get on with all modes; those that do not, with those of the document. */
const MODES = [
  { mode: "off", shallow: false },
  { mode: "light", shallow: true },
  { mode: "on", shallow: true },
] as const;
const query = (mode: string) => `next=/if/user/&compatibility=${mode}`;

/** Presses Enter in a field, as people do once it is filled. */
async function enter(visit: Visit, name: string) {
  await (await visit.wait(`input[name=${name}]`))?.focus();
  await visit.press("Enter");
}

scene("a manager that looks into the document alone finds no field in native mode", async (visit) => {
  await visit.open("default-authentication-flow", query("off"));
  await visit.stage("ak-stage-identification");
  const manager = await PasswordManager.install(visit.page, { shallow: true });
  assert.deepEqual(await manager.fields(), []);
});

for (const { mode, shallow } of MODES) {
  scene(`each field is found with its form, its label and one submit button: ${mode}`, async (visit) => {
    const manager = await PasswordManager.install(visit.page, { shallow });
    await visit.open("default-authentication-flow", query(mode));
    await visit.stage("ak-stage-identification");
    assert.deepEqual(await manager.fields(), [{ name: "uidField", token: "username", complete: true }]);
    await visit.identify();
    await visit.stage("ak-stage-password");
    assert.deepEqual(await manager.fields(), [
      { name: "username", token: "username", complete: true },
      { name: "password", token: "current-password", complete: true },
    ]);
    await visit.open("combined-login", query(mode));
    await visit.stage("ak-stage-identification");
    assert.deepEqual((await manager.fields()).slice(0, 2), [
      { name: "uidField", token: "username", complete: true },
      { name: "password", token: "current-password", complete: true },
    ]);
    await visit.open("default-enrollment-flow", query(mode));
    await visit.stage("ak-stage-prompt");
    assert.deepEqual(
      (await manager.fields()).map(({ token, complete }) => complete && token),
      ["username", "new-password", "new-password"],
    );
    await visit.open("demo-mfa", query(mode));
    await visit.identify("mary");
    await visit.stage("ak-stage-authenticator-validate");
    await visit.click("Authenticator app");
    assert.deepEqual(
      (await manager.fields()).map(({ token, complete }) => complete && token),
      ["one-time-code"],
    );
  });

  scene(`a stage that appears later is inserted complete: ${mode}`, async (visit) => {
    await visit.open("default-authentication-flow", query(mode));
    await visit.focus("uidField");
    const sight = visit.page.evaluate(firstSight);
    await visit.identify();
    assert.equal(await sight, "complete");
  });

  for (const strategy of Object.keys(STRATEGIES) as Strategy[]) {
    scene(`a manager that ${strategy} signs in on two steps: ${mode}`, async (visit) => {
      const manager = await PasswordManager.install(visit.page, { shallow });
      await visit.open("default-authentication-flow", query(mode));
      await visit.stage("ak-stage-identification");
      assert.deepEqual(await manager.fill(strategy, secrets), ["username"]);
      await enter(visit, "uidField");
      await visit.stage("ak-stage-password");
      assert.deepEqual(await manager.fill(strategy, secrets), ["current-password"]);
      await enter(visit, "password");
      await visit.arrive("/if/user/");
    });

    scene(`a manager that ${strategy} fills name and password at once: ${mode}`, async (visit) => {
      const manager = await PasswordManager.install(visit.page, { shallow });
      await visit.open("combined-login", query(mode));
      await visit.stage("ak-stage-identification");
      assert.deepEqual(await manager.fill(strategy, secrets), ["username", "current-password"]);
      await enter(visit, "password");
      await visit.arrive("/if/user/");
    });

    scene(`a manager that ${strategy} brings a new password into both fields: ${mode}`, async (visit) => {
      const manager = await PasswordManager.install(visit.page, { shallow });
      await visit.open("default-enrollment-flow", query(mode));
      await visit.stage("ak-stage-prompt");
      const found = await manager.fill(strategy, { username: "grace", "new-password": "a-nanosecond-long" });
      assert.deepEqual(found, ["username", "new-password", "new-password"]);
      await enter(visit, "username");
      await visit.focus("name");
    });
  }

  for (const strategy of Object.keys(STRATEGIES) as Strategy[]) {
    scene(`a manager that ${strategy} brings a one-time code to the server: ${mode}`, async (visit) => {
      const manager = await PasswordManager.install(visit.page, { shallow });
      await visit.open("demo-mfa", query(mode));
      await visit.identify("mary");
      await visit.stage("ak-stage-authenticator-validate");
      await visit.click("Authenticator app");
      await visit.focus("code");
      assert.deepEqual(await manager.fill(strategy, { "one-time-code": "000000" }), ["one-time-code"]);
      await enter(visit, "code");
      await visit.says("This code was not accepted."); // an empty one would be blank, not invalid
    });
  }

  scene(`a manager that fills each field the moment it is there signs in: ${mode}`, async (visit) => {
    const manager = await PasswordManager.install(visit.page, { shallow });
    await manager.fillByItself(secrets, "sets the value alone");
    await visit.open("default-authentication-flow", query(mode));
    await visit.stage("ak-stage-identification");
    assert.equal(await visit.value("uidField"), username);
    await enter(visit, "uidField");
    await visit.stage("ak-stage-password");
    assert.equal(await visit.value("password"), password);
    await enter(visit, "password");
    await visit.arrive("/if/user/");
  });

  scene(`a manager that scans late finds the fields of this stage and of later ones: ${mode}`, async (visit) => {
    const manager = await PasswordManager.install(visit.page, { shallow });
    await manager.fillByItself(secrets, "sets the value and tells it by events", 700);
    await visit.open("default-authentication-flow", query(mode));
    await visit.wait(`input[name=uidField]`);
    await filled(visit, "uidField", username);
    await enter(visit, "uidField");
    await visit.stage("ak-stage-password");
    await filled(visit, "password", password);
    await enter(visit, "password");
    await visit.arrive("/if/user/");
  });
}

/** Waits until the field is filled. */
async function filled(visit: Visit, name: string, value: string) {
  const field = await visit.wait(`input[name=${name}]`);
  await visit.page.waitForFunction((input, text) => (input as HTMLInputElement).value === text, {}, field, value);
}

/** Runs in the page: what an observer of the tree sees when the password stage first appears in it. */
function firstSight(): Promise<string> {
  const root = document.querySelector("ak-flow-executor")?.shadowRoot;
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const stage = root?.querySelector("ak-stage-password") ?? document.querySelector("ak-stage-password");
      if (!stage) return;
      observer.disconnect();
      const form = (stage.shadowRoot ?? stage).querySelector("form");
      const fields = form?.querySelectorAll("input[name=username], input[type=password], [type=submit]");
      resolve(fields?.length === 3 ? "complete" : `${fields?.length} of its three parts`);
    });
    for (const tree of [document, ...(root instanceof ShadowRoot ? [root] : [])]) {
      observer.observe(tree, { childList: true, subtree: true });
    }
  });
}
