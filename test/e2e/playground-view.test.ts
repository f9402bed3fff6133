import assert from "node:assert/strict";
import { blueprint, scene } from "./player.js";

const inChrome = { browsers: ["chrome"] } as const;

scene(
  "a file that is dropped is played at once, beside what is said of it, and undoing the import removes its flow",
  async (player) => {
    const { page } = player;
    await player.drop(blueprint);
    await player.find("[role=status] a::-p-text(Play A flow of mine)");
    await player.find("[role=status] summary::-p-text(Added)");
    await player.find("ul[aria-labelledby=own] a[aria-current=page]::-p-text(A flow of mine)");
    await player.reads("Mine");
    await player.find(".drawn [aria-current=step]::-p-text(who)");
    assert.match(page.url(), /#if\/flow\/mine\/$/);

    await player.press("Undo this import");
    await player.reads("Welcome to authentik!");
    assert.match(page.url(), /#if\/flow\/default-authentication-flow\/$/);
    assert.equal(await page.$('>>> a[href="#if/flow/mine/"]'), null);
    assert.equal(await page.$(">>> [role=status] ::-p-text(Added)"), null);
  },
  inChrome,
);

scene(
  "the playground fills in names, passwords and current codes, and shows what was sent and which stage is due",
  async (player) => {
    const { page } = player;
    const next = async () => (await player.see(">>> [type=submit]")).evaluate((it) => (it as HTMLElement).click());
    const fillIn = async (what: string) =>
      (await player.find(`button::-p-text(Fill in ${what})`)).evaluate((it) => (it as HTMLElement).click());
    await fillIn("what mary enters");
    await next();
    await player.stage("ak-stage-password");
    await player.find(".drawn [data-standing=done]::-p-text(identification)");
    await player.find(".drawn [aria-current=step]::-p-text(password)");
    await fillIn("what mary enters");
    await next();
    await player.stage("ak-stage-authenticator-validate");
    await player.click("Authenticator app");
    await player.see(">>> input[name=code]");
    await fillIn("the code: Authenticator app"); // its last digit sends it
    await player.reads("Signed in as Mary Somerville");
    await player.press("Requests");
    await player.find("summary::-p-text(POST ak-stage-password)");
    const log = await page.$eval(">>> .requests", (list) => list.textContent);
    assert.match(log, /"uid_field": "mary"/);
    assert.doesNotMatch(log, /"password": "analytical"/);
  },
  inChrome,
);

scene(
  "the page can be looked at on other screens, in other schemes, directions and modes, and flows can be looked for",
  async (player) => {
    const { page } = player;
    const choose = async (name: string, value: string) => {
      await (await player.find(`select[name=${name}]`)).select(value);
      await player.stage("ak-stage-identification");
    };
    const html = async (attribute: string) =>
      (await player.frame())?.evaluate((name) => document.documentElement.getAttribute(name), attribute);
    await choose("size", "phone");
    assert.equal(await page.$eval(">>> iframe", (frame) => frame.clientWidth), 390);
    await (await player.see(">>> input[name=uidField]")).type("typed");
    await choose("scheme", "dark");
    await choose("direction", "rtl");
    assert.deepEqual([await html("data-theme"), await html("dir")], ["dark", "rtl"]);
    const field = await player.see(">>> input[name=uidField]");
    assert.equal(await field.evaluate((input) => (input as HTMLInputElement).value), "typed");
    await choose("mode", "off");
    assert.equal(await (await player.frame())?.$("ak-stage-identification"), null);
    await choose("mode", "on");
    await player.see("ak-stage-identification input[name=uidField]");
    assert.equal(await html("data-theme"), "dark");

    await (await player.find("input[type=search]")).type("consent");
    await player.find("::-p-text(of 68 flows)");
    assert.equal(await page.$('>>> .flows a[href="#if/flow/demo-captcha/"]'), null);
    await player.find('.flows a[href="#if/flow/demo-consent/"]');
  },
  inChrome,
);
