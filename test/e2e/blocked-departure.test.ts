import assert from "node:assert/strict";
import { after } from "node:test";
import { asks } from "./gates.js";
import { startOtherSite } from "./other-site.js";
import { scene, type BrowserName, type Visit } from "./visit.js";

const site = await startOtherSite();
after(() => site.close());

const autosubmit = (path: string) => ({
  component: "ak-stage-autosubmit",
  url: `${site.url}${path}`,
  attrs: { SAMLResponse: "x" },
});
const nativeLogout = (binding: "post" | "redirect", path: string) => ({
  component: "ak-provider-saml-native-logout",
  provider_name: "Wiki",
  saml_binding: binding,
  post_url: `${site.url}${path}`,
  redirect_url: `${site.url}${path}`,
  saml_request: "x",
});

const HOST = /localhost:\d+/;
const text = (visit: Visit) =>
  visit.page.$eval(">>> .pf-c-login__main-body", (body) => body.textContent.replace(/\s+/g, " "));

/** Takes what the browser and the page say of a form that the policy blocks. */
function blames(visit: Visit) {
  const said = visit.complaints.splice(0).join("\n");
  assert.match(said, /has to allow: form-action http:\/\/localhost:\d+/);
}

for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
  scene(
    `the page says that its policy blocks a form, names the directive on the console, and offers a way back (${browser})`,
    async (visit) => {
      visit.site.gate = asks(autosubmit("/answers"));
      await visit.open("flow");
      await visit.says("The policy of this page keeps your browser from going to localhost");
      assert.doesNotMatch(await text(visit), /If nothing happens/);
      assert.match(await text(visit), /Content-Security-Policy: form-action http:\/\/localhost/);
      assert.ok(await visit.has(":is(a, button) ::-p-text(Go back)"));
      assert.ok(await visit.has("button ::-p-text(Try again)"));
      assert.deepEqual(site.requests, []);
      blames(visit);
    },
    { browser },
  );

  scene(
    `the page says that its policy blocks the form of a sign-out, and lets the user go on without it (${browser})`,
    async (visit) => {
      visit.site.gate = asks(nativeLogout("post", "/answers"));
      await visit.open("flow");
      await visit.says("The policy of this page keeps your browser from going to localhost");
      assert.match(await text(visit), /You may still be signed in to Wiki\./);
      blames(visit);
      visit.site.gate = asks({ component: "ak-stage-dummy", name: "next" });
      await visit.click("Continue anyway");
      await visit.stage("ak-stage-dummy");
    },
    { browser },
  );
}

for (const binding of ["post", "redirect"] as const) {
  scene(
    `the page says that a service never replies, and lets the user go on without it: ${binding}`,
    async (visit) => {
      visit.site.gate = asks(nativeLogout(binding, "/hangs"));
      await visit.page.goto(`${visit.site.url}if/flow/flow/`, { waitUntil: "domcontentloaded" });
      await visit.says("didn't respond");
      assert.match(await text(visit), HOST);
      assert.match(await text(visit), /You may still be signed in to Wiki\./);
      assert.ok(await visit.has("button ::-p-text(Try again)"));
      visit.site.gate = asks({ component: "ak-stage-dummy", name: "next" });
      await visit.click("Continue anyway");
      await visit.stage("ak-stage-dummy");
    },
    {
      // Chromium can be asked nothing while it waits for an answer.
      browser: "firefox",
      widen: (policy) => policy.replace("form-action 'self'", "form-action 'self' http://localhost:*"),
    },
  );
}
