import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import puppeteer from "puppeteer-core";
import { chromeArguments, chromePath, firefoxPath, hasDisplay } from "../browsers.js";
import { Display } from "../display.js";
import { serveBuiltPage } from "./built-page.js";
import { Firefox } from "./marionette.js";
import { AGREE, FIND, LOGINS, agree, firstSaved } from "./saved-logins.js";

const username = "grace";
const password = "nanosecond";
const name = "Grace Hopper";
const email = "grace@example.org";

for (const mode of ["off", "light", "on"]) {
  const title = (what: string) => `${what} when compatibility mode is ${mode}`;
  const address = (root: string) => `${root}if/flow/default-enrollment-flow/?next=/if/user/&compatibility=${mode}`;

  test(title("Chromium saves the password that a new user chooses"), { skip: !hasDisplay() }, async () => {
    const site = await serveBuiltPage();
    const profile = await mkdtemp(join(tmpdir(), "chromium-"));
    const display = await Display.start();
    const browser = await puppeteer.launch({
      executablePath: chromePath(),
      userDataDir: profile,
      headless: false, // without a window it shows no prompt
      env: { ...process.env, DISPLAY: display.name },
      args: [...chromeArguments, "--password-store=basic"],
      ignoreDefaultArgs: ["--enable-automation"], // it keeps the manager from asking
    });
    try {
      const diary = await browser.newPage();
      await diary.goto("chrome://password-manager-internals/");
      const settings = await browser.newPage();
      await settings.goto("chrome://password-manager/passwords");
      const saved = settings.evaluate(firstSaved);
      const page = await browser.newPage();
      await page.goto(address(site.url.replace("127.0.0.1", "localhost")));
      for (const answers of [
        { username, password, password_repeat: password },
        { name, email },
      ]) {
        for (const [name, text] of Object.entries(answers)) {
          const field = await page.waitForSelector(`>>> input[name=${name}]`, { visible: true });
          await field?.type(text);
        }
        await page.keyboard.press("Enter");
      }
      await diary.waitForSelector("::-p-text(Show password prompt)");
      assert.equal(await agree(display, saved), username);
    } finally {
      await browser.close();
      await display.stop();
      await rm(profile, { recursive: true, force: true });
      await site.close();
    }
  });

  const firefox = firefoxPath();
  test(title("Firefox saves the password that a new user chooses"), { skip: !firefox }, async () => {
    if (!firefox) return;
    const site = await serveBuiltPage();
    const browser = await Firefox.start(firefox, { "signon.rememberSignons": true });
    try {
      await browser.open(address(site.url));
      for (const [name, text] of Object.entries({ username, password, password_repeat: password })) {
        await browser.inPage(`${FIND} (await once(() => find("${name}"))).focus();`);
        await browser.type(text, name === "password_repeat" ? "Enter" : "Tab");
      }
      await browser.inBrowser(AGREE);
      assert.deepEqual(await browser.inBrowser(LOGINS), [[username, password]]);
    } finally {
      await browser.stop();
      await site.close();
    }
  });
}
