import assert from "node:assert/strict";
import type { Flow } from "../../mocks/executor/flow.js";
import type { Version } from "../../mocks/executor/version.js";
import { demoWorld } from "../../mocks/world.js";
import { send } from "./built-page.js";
import { scene, type Visit } from "./visit.js";
import { TARGET, arriveAs, signInto, toTarget, walk } from "./walks.js";

const login = "default-authentication-flow";
const consent = "default-provider-authorization-explicit-consent";
const step = [{ order: 0, stage: { kind: "dummy", name: "step" } }] as const;
const closed: Flow = {
  slug: "closed",
  name: "Closed",
  title: "Closed",
  designation: "authorization",
  policies: [{ name: "nobody", passes: false, messages: ["Not for you."] }],
  bindings: step,
};

/** Whether a user is signed in. */
function isSignedIn({ page }: Visit): Promise<boolean> {
  return page.evaluate(async () => (await fetch("/if/user/", { redirect: "manual" })).ok);
}

/** Older servers sign out a user who follows the address that drops a plan; newer ones do so where it has no target. */
for (const version of ["2025.10", "2026.8"] satisfies Version[]) {
  const world = { version, flows: [...demoWorld().flows, closed] };
  const on = (title: string, take: (visit: Visit) => Promise<void>) => {
    walk(`${title}, with a server of ${version}`, take, { world });
  };

  on("who refuses to consent stays signed in and goes on to the target", async (visit) => {
    await signInto(visit, consent);
    await visit.stage("ak-stage-consent");
    await visit.click("Cancel");
    await arriveAs(visit, "Ada Lovelace");
    assert.deepEqual(visit.site.world.consents, []);
    await visit.open(consent, toTarget);
    await visit.stage("ak-stage-consent");
  });

  on("who refuses to consent stays signed in where the page has no target", async (visit) => {
    await signInto(visit, consent);
    await visit.open(consent);
    await visit.stage("ak-stage-consent");
    await visit.click("Cancel");
    await visit.arrive("/if/user/");
    await visit.sees("Signed in as Ada Lovelace");
  });

  on("who goes back from a denial stays signed in and arrives at the target", async (visit) => {
    await signInto(visit, consent);
    await visit.open("closed", toTarget);
    await visit.says("Not for you.");
    await visit.click("Go back");
    await arriveAs(visit, "Ada Lovelace");
  });

  on("who sets up no passkey after all goes back to where the set-up was begun", async (visit) => {
    await signInto(visit, consent);
    await visit.open("default-authenticator-webauthn-setup", toTarget);
    await visit.stage("ak-stage-authenticator-webauthn");
    await visit.click("Cancel");
    await arriveAs(visit, "Ada Lovelace");
  });

  on("who is not the one who signs in begins the same login anew, with its target", async (visit) => {
    await visit.open(login, toTarget);
    await visit.identify("mary");
    await visit.focus("password");
    await visit.click("Not you?");
    await visit.focus("uidField");
    assert.equal(await visit.value("uidField"), "");
    assert.equal(new URL(visit.page.url()).pathname, `/if/flow/${login}/`);
    await visit.signIn();
    await arriveAs(visit, "Ada Lovelace");
  });

  on("who is signed in and not the one who signs in stays signed in meanwhile", async (visit) => {
    await signInto(visit, consent);
    await visit.open(login, toTarget);
    await visit.identify("mary");
    await visit.focus("password");
    await visit.click("Not you?");
    await visit.focus("uidField");
    assert.equal(await isSignedIn(visit), true);
    await visit.signIn();
    await arriveAs(visit, "Ada Lovelace");
  });

  on("who is signed in and not the one to set something up goes back, as no other user can", async (visit) => {
    await signInto(visit, consent);
    await visit.open("default-authenticator-totp-setup", toTarget);
    await visit.stage("ak-stage-authenticator-totp");
    await visit.click("Not you?");
    await arriveAs(visit, "Ada Lovelace");
  });
}

scene("cancelling a flow without a connection shows a failure, and can be tried again", async (visit) => {
  await signInto(visit, consent);
  await visit.stage("ak-stage-consent");
  visit.site.gate = (request, reply, next) => {
    if (request.url?.includes("/-/cancel/")) reply.destroy();
    else next();
  };
  await visit.click("Cancel");
  await visit.says("The server could not be reached");
  visit.site.gate = undefined;
  await visit.click("Try again");
  await visit.stage("ak-stage-consent");
  await visit.click("Cancel");
  await arriveAs(visit, "Ada Lovelace");
});

scene(
  "no link to cancel a flow can be opened in another tab, which would sign the user out",
  async (visit) => {
    await signInto(visit, consent);
    for (const [slug, component] of [
      [consent, "ak-stage-consent"],
      ["closed", "ak-stage-access-denied"],
      ["default-authenticator-webauthn-setup", "ak-stage-authenticator-webauthn"],
    ] as const) {
      await visit.open(slug, toTarget);
      await visit.stage(component);
      assert.equal(await visit.has("a[href*='/-/cancel/']"), false);
    }
  },
  { world: { flows: [...demoWorld().flows, closed] } },
);

scene(
  "a page that embeds a flow gets the address that cancelling leads to, and can keep the browser",
  async (visit) => {
    await signInto(visit, consent);
    visit.site.gate = (request, reply, next) => {
      if (request.url !== "/article") return next();
      reply.setHeader("Content-Security-Policy", visit.site.policy);
      const element = `<ak-flow-executor slug="${consent}" query="${toTarget}"></ak-flow-executor>`;
      const head = `<title>An article</title><link rel="icon" href="data:,"><script type="module" src="/embed.js"></script>`;
      send(reply, `<!doctype html><html lang="en">${head}${element}`);
    };
    await visit.page.evaluateOnNewDocument(() => {
      addEventListener("ak-redirect", (event) => {
        event.preventDefault();
        document.title = (event as Event & { to: string }).to;
      });
    });
    await visit.page.goto(`${visit.site.url}article`);
    await visit.stage("ak-stage-consent");
    await visit.click("Cancel");
    await visit.stage("xak-flow-redirect");
    assert.equal(await visit.page.title(), new URL(TARGET, visit.site.url).href);
    assert.equal(new URL(visit.page.url()).pathname, "/article");
    assert.equal(await isSignedIn(visit), true);
  },
);
