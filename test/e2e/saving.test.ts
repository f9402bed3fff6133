import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "puppeteer-core";
import { ada, demoCredentials } from "../../mocks/directory.js";
import { firefoxPath, hasDisplay } from "../browsers.js";
import { serveBuiltPage } from "./built-page.js";
import { Firefox } from "./marionette.js";
import { AGREE, FIND, LOGINS, inChromium } from "./saved-logins.js";

/** The managers that browsers come with, in profiles as people have them. */
const { password } = demoCredentials;
/** What the user types; the server knows her by another name, which passwords must not be saved under. */
const login = ada.email;

for (const mode of ["off", "light", "on"]) {
  const title = (what: string) => `${what} when compatibility mode is ${mode}`;
  const address = (root: string, slug = "default-authentication-flow") =>
    `${root}if/flow/${slug}/?next=/if/user/&compatibility=${mode}`;

  test(
    title("Chromium saves a password under the e-mail address that the user typed, once, and fills it in later"),
    { skip: !hasDisplay() },
    () =>
      inChromium(async ({ browser, root, diary, agree }) => {
        const page = await browser.newPage();
        await page.goto(address(root));
        await page.waitForSelector(">>> input[name=uidField]:focus", { visible: true });
        await page.keyboard.type(`${login}\n`);
        await page.waitForSelector(">>> input[name=password]:focus", { visible: true });
        await page.keyboard.type(`${password}\n`);
        assert.equal(await agree(), login);

        // In a tab where nothing is to be answered any more.
        const again = await browser.newPage();
        await again.goto(`${root}if/flow/default-invalidation-flow/`);
        await again.waitForSelector(">>> input[name=uidField]", { visible: true });
        await again.goto(address(root, "combined-login"));
        assert.equal(await filled(again, "uidField"), login);
        assert.equal(await filled(again, "password"), password);
        await again.goto(address(root));
        await again.waitForSelector(">>> input[name=uidField]:focus", { visible: true });
        await again.keyboard.type(`${login}\n`);
        assert.equal(await filled(again, "password"), password);

        // The second time there is nothing to save, and the manager says so.
        await again.focus(">>> input[name=password]");
        await again.keyboard.press("Enter");
        await diary.waitForSelector("::-p-text(because the username and password are already stored)");
      }),
  );

  const firefox = firefoxPath();
  test(
    title("Firefox saves a password under the e-mail address that the user typed, once, and fills it in later"),
    { skip: !firefox },
    async () => {
      if (!firefox) return;
      const site = await serveBuiltPage();
      const browser = await Firefox.start(firefox, { "signon.rememberSignons": true, "signon.autofillForms": true });
      const focus = (name: string) => browser.inPage(`${FIND} (await once(() => find("${name}"))).focus();`);
      const value = (name: string) =>
        browser.inPage(
          `${FIND} return (await once(() => find("${name}")?.matches(":autofill") && find("${name}"))).value;`,
        );
      try {
        await browser.open(address(site.url));
        await focus("uidField");
        await browser.type(login);
        await focus("password");
        await browser.type(password);
        await browser.inBrowser(AGREE);
        assert.deepEqual(await browser.inBrowser(LOGINS), [[login, password]]);

        // A reply that is still on its way would bring the cookie of the session again.
        await browser.open(`${site.url}if/user/`);
        await browser.send("WebDriver:DeleteAllCookies");
        await browser.open(address(site.url, "combined-login"));
        assert.equal(await value("uidField"), login);
        assert.equal(await value("password"), password);
        await browser.open(address(site.url));
        assert.equal(await value("uidField"), login);
        await focus("uidField");
        await browser.type("");
        assert.equal(await value("password"), password);

        // The second time there is nothing to save: the manager counts it as a use of what it has.
        await browser.inBrowser(WATCH);
        await focus("password");
        await browser.type("");
        await browser.inBrowser("await window.used;");
        assert.deepEqual(await browser.inBrowser(LOGINS), [[login, password]]);
      } finally {
        await browser.stop();
        await site.close();
      }
    },
  );
}

/** Runs in Firefox: begins to listen for what changes in its store. */
const WATCH = `
  window.used = new Promise((resolve) => {
    const hear = (subject, topic, change) => resolve(change);
    Services.obs.addObserver(hear, "passwordmgr-storage-changed");
  });`;

/** Waits until the manager has filled a field. */
async function filled(page: Page, name: string): Promise<string> {
  const field = await page.waitForSelector(`>>> input[name=${name}]:autofill`, { visible: true });
  return (await field?.evaluate((node) => node.value)) ?? "";
}
