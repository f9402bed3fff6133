import assert from "node:assert/strict";
import { asks } from "./gates.js";
import { scene, type Visit } from "./visit.js";

for (const next of ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"]) {
  scene(`a sign-in that is to end at ${next} ends here, with ways to go on`, async (visit) => {
    await visit.open("default-authentication-flow", `next=${encodeURIComponent(next)}`);
    await visit.signIn();
    await visit.stage("ak-stage-access-denied");
    await visit.says("Invalid next URL");
    await visit.click("Start again");
    await visit.focus("uidField");
    assert.ok(visit.page.url().startsWith(visit.site.url), visit.page.url());
    await visit.signIn();
    await visit.says("Invalid next URL");
    await visit.click("Go back");
    await visit.arrive("/if/user/");
  });
}

/** Keeps what the page says of redirects. @returns what there was so far. */
async function noteRedirects({ page }: Visit, prevent = false): Promise<() => Promise<string[]>> {
  await page.evaluateOnNewDocument((prevent) => {
    const redirects: string[] = [];
    Object.assign(window, { redirects });
    addEventListener("ak-redirect", (event) => {
      redirects.push((event as Event & { to: string }).to);
      if (prevent) event.preventDefault();
    });
  }, prevent);
  return () => page.evaluate(() => (window as unknown as { redirects: string[] }).redirects);
}

const hostile = [
  "javascript:alert(1)",
  " java\tscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "blob:null/0",
  "vbscript:alert(1)",
  "file:///etc/passwd",
  "view-source:about:blank",
];

scene("a redirect to an address that carries a script or a document is never opened", async (visit) => {
  const redirects = await noteRedirects(visit);
  visit.page.on("dialog", (dialog) => {
    visit.complaints.push(`A script ran: ${dialog.message()}`);
    void dialog.dismiss();
  });
  for (const to of hostile) {
    visit.site.gate = asks({ component: "xak-flow-redirect", to, final_redirect: true });
    await visit.open();
    await visit.says("an address that is not safe to open");
    assert.deepEqual(await redirects(), [], to);
    assert.equal(await visit.has("xak-flow-redirect"), false, "nor is anybody told to wait for it");
    visit.site.gate = undefined;
    await visit.click("Try again");
    await visit.focus("uidField");
  }
});

for (const to of ["com.example.app://signed-in?code=1", "vscode://example.extension/callback?code=1"]) {
  scene(`a redirect to the app behind ${to} is opened, and the page says that it may be closed`, async (visit) => {
    const redirects = await noteRedirects(visit);
    visit.site.gate = asks({ component: "xak-flow-redirect", to, final_redirect: false });
    await visit.open();
    await visit.sees("You may close this page.");
    assert.deepEqual(await redirects(), [to]);
    const link = await visit.wait("xak-flow-redirect >>> a");
    assert.equal(await link?.evaluate((link) => (link as HTMLAnchorElement).href), to);
    visit.complaints.length = 0; // Chromium wants a click before it asks a system without such an app
  });
}

scene("a redirect that the page prevents is not followed", async (visit) => {
  const redirects = await noteRedirects(visit, true);
  visit.site.gate = asks({ component: "xak-flow-redirect", to: "/if/user/", final_redirect: true });
  await visit.open();
  await visit.stage("xak-flow-redirect");
  assert.deepEqual(await redirects(), [`${visit.site.url}if/user/`]);
  visit.site.gate = undefined;
  await visit.click("Continue");
  await visit.focus("uidField"); // no user is signed in
});

for (const to of ["resource://gre/", "moz-extension://an-extension/page"]) {
  scene(
    `a redirect to ${to}, which Firefox refuses to open, is told`,
    async (visit) => {
      visit.site.gate = asks({ component: "xak-flow-redirect", to });
      await visit.open();
      await visit.says("an address that is not safe to open");
      visit.site.gate = undefined;
      await visit.click("Try again");
      await visit.focus("uidField");
    },
    { browser: "firefox" },
  );
}
