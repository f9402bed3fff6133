import assert from "node:assert/strict";
import { after } from "node:test";
import { send } from "./built-page.js";
import { isExecutor } from "./gates.js";
import { refusedAddress, startOtherSite } from "./other-site.js";
import { scene, type BrowserName, type Visit } from "./visit.js";

const site = await startOtherSite();
const refused = await refusedAddress();
after(() => site.close());

const SAML = { binding: "post", saml_request: "PHNhbWxwOkxvZ291dFJlcXVlc3QvPg==" };
const MAY = "You may still be signed in there.";
const BLOCKED = `was not asked: the policy of this page blocks it. ${MAY}`;
const ASKED = `was asked to sign you out, but browsers do not tell whether it did. ${MAY}`;
const SILENT = `didn't respond. ${MAY}`;

/** Has the executor ask to sign out of these services, and go on to the root afterwards. */
function signsOut(visit: Visit, services: Readonly<Record<string, object>>) {
  const logout_urls = Object.entries(services).map(([provider_name, service]) => ({ provider_name, ...service }));
  visit.site.gate = (request, reply, next) => {
    if (!isExecutor(request)) return next();
    const answer =
      request.method === "GET"
        ? { component: "ak-provider-iframe-logout", logout_urls }
        : { component: "xak-flow-redirect", to: "/demo/posted/?over" };
    send(reply, JSON.stringify(answer), { type: "application/json" });
  };
}

/** What is said of each service once all is said. */
async function said(visit: Visit): Promise<string[]> {
  await visit.wait("button ::-p-text(Continue)");
  return visit.page.$$eval(">>> li", (lines) => lines.map((line) => line.textContent.replace(/\s+/g, " ").trim()));
}

const allowsOthers = (policy: string) =>
  policy
    .replace("form-action 'self'", "form-action 'self' http://localhost:*")
    .concat("; frame-src 'self' http://localhost:* http://nowhere.invalid");

for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
  scene(
    `a service that the page's policy blocks is not called done, and the console names the directive (${browser})`,
    async (visit) => {
      signsOut(visit, { Framed: { url: `${site.url}/answers` }, Posted: { url: `${site.url}/answers`, ...SAML } });
      site.requests.length = 0;
      await visit.open("flow");
      assert.deepEqual(await said(visit), [`Framed ${BLOCKED}`, `Posted ${BLOCKED}`]);
      assert.deepEqual(site.requests, [], "no service was asked");
      const told = visit.complaints.splice(0).join("\n");
      assert.match(told, /has to allow: (frame-src|child-src) http:\/\/localhost:\d+/);
      assert.match(told, /has to allow: form-action http:\/\/localhost:\d+/);
      await visit.click("Continue");
      await visit.arrive("/demo/posted/?over");
    },
    { browser, widen: (policy) => `${policy}; frame-src 'self'` },
  );

  scene(
    `no service is called done that may not have replied, and the flow goes on by itself (${browser})`,
    async (visit) => {
      const back = `${site.url}/back?to=${encodeURIComponent(visit.site.url)}`;
      signsOut(visit, {
        Good: { url: `${site.url}/answers` },
        Posted: { url: `${site.url}/answers`, ...SAML },
        Back: { url: `${back}demo/posted/` },
        Broken: { url: `${site.url}/fails` },
        Missing: { url: `${visit.site.url}no/such/page/` },
        Unframed: { url: `${site.url}/unframed` },
        Refused: { url: refused },
        RefusedForm: { url: refused, ...SAML },
        Unknown: { url: "http://nowhere.invalid/" },
        Hanging: { url: `${site.url}/hangs` },
      });
      site.requests.length = 0;
      await visit.open("flow");
      const lines: Partial<Record<string, string>> = {};
      for (const line of await said(visit)) lines[line.split(/[ :]/, 1)[0] ?? ""] = line;
      assert.equal(lines.Back, "Back: done", "it led back to this site");
      assert.equal(lines.Missing, `Missing answers with an error. ${MAY}`);
      assert.equal(lines.Good, `Good ${ASKED}`);
      assert.equal(lines.Posted, `Posted ${ASKED}`);
      assert.equal(lines.Hanging, `Hanging ${SILENT}`);
      // Chromium calls its own error pages loaded; the others say nothing.
      for (const name of ["Broken", "Unframed", "Refused", "RefusedForm", "Unknown"]) {
        assert.ok([`${name} ${ASKED}`, `${name} ${SILENT}`].includes(lines[name] ?? ""), lines[name]);
      }
      assert.ok(site.requests.includes("GET /answers") && site.requests.includes("POST /answers"));
      visit.complaints.length = 0; // what the browser says of frames
      await visit.arrive("/demo/posted/?over");
    },
    { browser, widen: allowsOthers },
  );
}
