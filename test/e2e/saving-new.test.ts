import assert from "node:assert/strict";
import { test } from "node:test";
import { firefoxPath, hasDisplay } from "../browsers.js";
import { serveBuiltPage } from "./built-page.js";
import { Firefox } from "./marionette.js";
import { AGREE, FIND, LOGINS, inChromium } from "./saved-logins.js";

const username = "grace";
const password = "nanosecond";
const name = "Grace Hopper";
const email = "grace@example.org";

for (const mode of ["off", "light", "on"]) {
  const title = (what: string) => `${what} when compatibility mode is ${mode}`;
  const address = (root: string) => `${root}if/flow/default-enrollment-flow/?next=/if/user/&compatibility=${mode}`;

  test(title("Chromium saves the password that a new user chooses"), { skip: !hasDisplay() }, () =>
    inChromium(async ({ browser, root, agree }) => {
      const page = await browser.newPage();
      await page.goto(address(root));
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
      assert.equal(await agree(), username);
    }),
  );

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
