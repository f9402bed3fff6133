import assert from "node:assert/strict";
import type { ElementHandle, Page } from "puppeteer-core";
import { demoCredentials } from "../../mocks/directory.js";
import { send } from "./built-page.js";
import { listen } from "./nginx.js";
import { servePair, type Pair, type Portal } from "./portal.js";
import { answer, signInto } from "./walks.js";
import { sceneBefore, type BrowserName, type Visit } from "./visit.js";

const BROWSERS = ["chrome", "firefox"] satisfies BrowserName[];

function portalScene(
  title: string,
  portal: Portal,
  play: (visit: Visit<Pair>) => Promise<void>,
  browser: BrowserName = "chrome",
) {
  sceneBefore(() => servePair(portal), `${title} (${browser})`, play, browser);
}

/** Waits until the title of the portal, which the events are written to, says this. */
const titled = (page: Page, text: string) => page.waitForFunction((text) => document.title.includes(text), {}, text);

/** Presses the button of the portal. @returns the window that it opens, and when that closes */
async function openWindow(visit: Visit<Pair>) {
  const opened = new Promise<Page>((resolve) => visit.page.once("popup", (popup) => resolve(popup as Page)));
  await visit.click("Sign in");
  const popup = await opened;
  return { popup, closed: new Promise((resolve) => popup.once("close", resolve)) };
}

/** Signs in by name and password in a window, on two steps. */
async function signInWithin(
  popup: Page,
  answer: (field: ElementHandle<HTMLInputElement>, text: string) => Promise<void>,
) {
  for (const [name, text] of Object.entries({
    uidField: demoCredentials.username,
    password: demoCredentials.password,
  })) {
    const field = await popup.waitForSelector(`>>> input[name="${name}"]`, { visible: true });
    if (field) await answer(field, text);
  }
}

/** Presses a button or a link in a window that a page of another site has opened, once the user is asked about it. */
async function decide(popup: Page, { site }: Visit<Pair>, text: string) {
  const { host } = new URL(site.portal);
  await popup.waitForSelector(`>>> p ::-p-text(${host})`, { visible: true });
  const choice = await popup.waitForSelector(`>>> :is(button, a) ::-p-text(${text})`, { visible: true });
  await choice?.evaluate((node) => node.closest<HTMLElement>("button, a")?.focus());
  await popup.keyboard.press("Enter").catch(() => undefined); // the window may close before the key is up
}

for (const browser of BROWSERS) {
  portalScene(
    "from a page of another site users sign in in a window, which tells that page alone that the flow has ended",
    { host: "localhost", mode: "popup" },
    async (visit) => {
      const { page, site } = visit;
      await page.goto(site.portal);
      const { popup, closed } = await openWindow(visit);
      await signInWithin(popup, async (field, text) => {
        await field.type(text);
        await field.press("Enter");
      });
      await titled(page, `To ${site.url}if/user/`);
      await closed;
    },
    browser,
  );

  portalScene(
    "a page of another site does not learn from a window that the user is signed in already, unless the user agrees",
    { host: "localhost", mode: "popup", slug: "login-conditional-captcha" },
    async (visit) => {
      const { page, site } = visit;
      await visit.open("default-authentication-flow", "next=/if/user/");
      await visit.signIn();
      await visit.arrive("/if/user/");

      await page.goto(site.portal);
      const refused = await openWindow(visit);
      await decide(refused.popup, visit, "Not now");
      await refused.popup.waitForFunction(() => location.pathname === "/if/user/");
      assert.equal(await page.title(), "A portal");
      await refused.popup.close();

      const agreed = await openWindow(visit);
      await decide(agreed.popup, visit, "Continue");
      await titled(page, `To ${site.url}if/user/`);
      await agreed.closed;

      await page.goto(site.inside); // of the server's own origin, which may know
      const { closed } = await openWindow(visit);
      await titled(page, `To ${site.url}if/user/`);
      await closed;
    },
    browser,
  );
}

portalScene(
  "a page of another site is told of a sign-in that a program has sent only if the user agrees",
  { host: "localhost", mode: "popup" },
  async (visit) => {
    await visit.page.goto(visit.site.portal);
    const { popup, closed } = await openWindow(visit);
    await signInWithin(popup, (field, text) =>
      field.evaluate((input, text) => {
        input.value = text;
        input.form?.requestSubmit();
      }, text),
    );
    await decide(popup, visit, "Continue");
    await titled(visit.page, `To ${visit.site.url}if/user/`);
    await closed;
  },
);

portalScene(
  "from a page of another site users sign in at the server, in the place of the page",
  { host: "localhost", mode: "redirect" },
  async (visit) => {
    await visit.page.goto(visit.site.portal);
    await visit.click("Sign in");
    await visit.signIn();
    await visit.arrive("/if/user/");
  },
);

for (const mode of ["off", "light", "on"]) {
  for (const browser of BROWSERS) {
    portalScene(
      `on another origin of the server's site users sign in inside the page, if the server allows it: ${mode}`,
      { host: "127.0.0.1", isAllowed: true },
      async (visit) => {
        await visit.page.goto(`${visit.site.portal}?compatibility=${mode}`);
        await (await visit.wait("input[name=uidField]"))?.focus();
        await visit.signIn();
        await titled(visit.page, `To ${visit.site.url}if/user/`);
      },
      browser,
    );
  }
}

/** Reads what users and developers read of an obstacle, once the page has heard its code. */
async function meets(visit: Visit<Pair>, code: string) {
  await titled(visit.page, ` ${code}`);
  await visit.sees("You may not be able to sign in inside this page.");
  await visit.wait("button ::-p-text(Sign in)");
  isToldOnce(visit);
}

function isToldOnce({ complaints }: Visit<Pair>) {
  const lines = complaints.splice(0).filter((line) => line.includes("docs/embedding.md"));
  assert.equal(lines.length, 1, "one line on the console");
}

/** What stands in the way, by the code that the page is told. */
const OBSTACLES: Readonly<Record<string, Portal & { isLate?: boolean }>> = {
  cors: { host: "localhost" },
  cookies: { host: "localhost", isAllowed: true, isLate: true },
  policy: { host: "127.0.0.1", isAllowed: true, policy: "connect-src 'self'" },
};

for (const [code, { isLate, ...portal }] of Object.entries(OBSTACLES)) {
  portalScene(
    `users read that they may not be able to sign in here, and get a button; the page is told why: ${code}`,
    portal,
    async (visit) => {
      await visit.page.goto(visit.site.portal);
      if (isLate) {
        await (await visit.wait("input[name=uidField]"))?.focus();
        await visit.type(demoCredentials.username);
        await visit.press("Enter");
      }
      await meets(visit, code);
    },
  );
}

portalScene("the notice goes once the flow works after all", { host: "localhost" }, async (visit) => {
  const { page, site } = visit;
  await page.goto(site.portal);
  await meets(visit, "cors");
  site.gate = (request, reply, next) => {
    reply.setHeader("Access-Control-Allow-Origin", new URL(site.portal).origin);
    reply.setHeader("Access-Control-Allow-Credentials", "true");
    reply.setHeader("Access-Control-Allow-Headers", "accept-language");
    if (request.method === "OPTIONS") reply.writeHead(204).end();
    else next();
  };
  await visit.click("Try again");
  await visit.wait("input[name=uidField]");
  await page.waitForFunction(() => !document.querySelector("ak-flow-executor")?.notice);
});

portalScene(
  "users who are signed in read it where the page cannot read the server's CSRF cookie",
  { host: "portal.example.localhost", server: "example.localhost", isAllowed: true, slug: "default-password-change" },
  async (visit) => {
    await signInto(visit, "default-password-change");
    await visit.page.goto(visit.site.portal);
    await (await visit.wait("input[name=password]"))?.focus();
    await answer(visit, { password: "nanosecond", password_repeat: "nanosecond" });
    await meets(visit, "csrf");
  },
);

portalScene(
  "users read it where a challenge asks for a passkey of another host",
  { host: "example.localhost", server: "login.example.localhost", isAllowed: true, slug: "passkey-login" },
  async (visit) => {
    await visit.page.goto(visit.site.portal);
    await meets(visit, "passkey-host");
  },
);

portalScene(
  "users read it where another site frames the page",
  { host: "127.0.0.1", isAllowed: true },
  async (visit) => {
    const { page, site } = visit;
    const top = await listen((_, reply) =>
      send(reply, `<!doctype html><title>Another site</title><iframe src="${site.portal}" title="A portal"></iframe>`),
    );
    try {
      await page.goto(top.url.replace("127.0.0.1", "localhost"));
      const frame = await page.waitForFrame((frame) => frame.url() === site.portal);
      const field = await frame.waitForSelector(">>> input[name=uidField]", { visible: true });
      await field?.type(demoCredentials.username);
      await field?.press("Enter");
      await frame.waitForFunction(() => document.title.includes(" framed"));
      await frame.waitForSelector(">>> ::-p-text(You may not be able to sign in inside this page.)", { visible: true });
      isToldOnce(visit);
    } finally {
      await top.close();
    }
  },
);
