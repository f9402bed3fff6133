import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { flows } from "../../mocks/flows.js";
import { send } from "./built-page.js";
import { TARGET, answer, arriveAs, signInto, toTarget, walk } from "./walks.js";

const consent = "default-provider-authorization-explicit-consent";

walk("a user who consents goes on to the application, and is not asked again", async (visit) => {
  await signInto(visit, consent);
  await visit.stage("ak-stage-consent");
  await visit.sees("Redirecting to Example Wiki");
  await visit.sees("Email address");
  await visit.press("Tab");
  await visit.click("Allow");
  await arriveAs(visit, "Ada Lovelace");
  await visit.open(consent, toTarget);
  await arriveAs(visit, "Ada Lovelace");
});

walk("a user who refuses to consent leaves the flow, and is asked again the next time", async (visit) => {
  await signInto(visit, consent);
  await visit.stage("ak-stage-consent");
  await visit.click("Cancel");
  await arriveAs(visit, "Ada Lovelace");
  assert.ok(visit.site.requests.some((request) => request.startsWith("GET /flows/-/cancel/?next=")));
  assert.deepEqual(visit.site.world.consents, []);
  await visit.open(consent, toTarget);
  await visit.stage("ak-stage-consent");
});

walk("without a need for consent, the flow goes on at once", async (visit) => {
  await signInto(visit, "default-provider-authorization-implicit-consent");
  await arriveAs(visit, "Ada Lovelace");
});

walk("a flow for signed-in users is closed to others, with a way out", async (visit) => {
  await visit.open(consent, "next=/demo/logout/");
  await visit.says("Flow does not apply to current user.");
  await visit.click("Go back");
  await visit.arrive("/demo/logout/");
});

walk("signing out leads to the target of the page, and ends the session", async (visit) => {
  await signInto(visit, "default-provider-authorization-implicit-consent");
  await arriveAs(visit, "Ada Lovelace");
  await visit.open("default-invalidation-flow", "next=/demo/logout/?of=a%2520b");
  await visit.arrive("/demo/logout/?of=a%20b");
  await visit.page.goto(new URL(TARGET, visit.site.url).href);
  await visit.focus("uidField");
});

walk("a user who has left an application can go on with signing out", async (visit) => {
  await signInto(visit, "demo-session-end");
  await visit.sees("You've logged out of Example Wiki.");
  await visit.click("Sign out of authentik");
  await visit.focus("uidField");
});

walk("three flows deny access: two show a sentence, one redirects", async (visit) => {
  for (const slug of ["demo-denied-message", "demo-denied-message-continue"]) {
    await visit.open(slug, "next=/demo/logout/");
    await visit.says("Flow does not apply to current user.");
    await visit.click("Start again");
    await visit.says("Flow does not apply to current user.");
    await visit.click("Go back");
    await visit.arrive("/demo/logout/");
  }
  await visit.open("demo-denied-continue", toTarget);
  await visit.focus("uidField"); // the root of the server, which asks who is there
});

walk(
  "a flow through every layout ends at the target",
  async (visit) => {
    const layouts = flows.filter(({ slug }) => slug.startsWith("demo-layout-"));
    assert.equal(layouts.length, 7);
    for (const { slug, layout = "" } of layouts) {
      await visit.open(slug, "next=/demo/logout/");
      await visit.stage("ak-stage-dummy");
      await visit.page.waitForSelector(`ak-flow-executor[layout=${layout}]`);
      await visit.click("Continue");
      await visit.arrive("/demo/logout/");
    }
  },
  { widen: (policy) => `${policy}; frame-src 'self'` }, // two of them show their background in a frame
);

walk("a user fills in every kind of field, and errors are shown beside the fields", async (visit) => {
  await visit.open("demo-prompts", "next=/demo/logout/");
  await visit.stage("ak-stage-prompt");
  await visit.page.$eval(">>> input[name=nickname]", (field) => field.focus());
  await visit.type("Gracie");
  await visit.press("Tab");
  await visit.type("Born in 1906.");
  for (const _ of ["customer number", "terms", "username"]) await visit.press("Tab");
  await answer(visit, { username: "ada", email: "grace@example.org", password: "nano", password_repeat: "nano" });
  await visit.says("Username is already taken.");
  assert.deepEqual(
    [await visit.value("nickname"), await visit.value("email"), await visit.value("password")],
    ["Gracie", "grace@example.org", "nano"],
  );
  await visit.focus("username");
  await visit.type("grace");
  await visit.press("Enter");
  await visit.arrive("/demo/logout/");
});

const picture = "docs/login.png";

walk(
  "a user fills in every kind of field by keyboard, and the server gets each value in the form of its field",
  async (visit) => {
    const { page } = visit;
    await page.evaluateOnNewDocument(() => {
      const fetch = window.fetch.bind(window);
      window.fetch = (url, init) => {
        // The page is about to be left.
        if (typeof init?.body === "string") sessionStorage.setItem("sent", init.body);
        return fetch(url, init);
      };
    });
    await visit.open("demo-prompts", "next=/demo/logout/");
    await visit.stage("ak-stage-prompt");
    const to = (field: string) => page.$eval(`>>> [name="${field}"]`, (control) => (control as HTMLElement).focus());
    const texts = {
      username: "grace",
      email: "grace@example.org",
      password: "nano",
      password_repeat: "nano",
      age: "85",
    };
    for (const [field, text] of Object.entries({ nickname: "Gracie", ...texts })) {
      await to(field);
      await visit.type(text);
    }
    await to("newsletter");
    await visit.type(" ");
    await page.$eval(">>> input[name=plan]:checked", (radio) => radio.focus());
    await visit.press("ArrowUp");
    await to("country");
    await visit.type("Fr");
    await to("birthday");
    await visit.type("12091906");
    await to("callback");
    await visit.type("01022030");
    // Chromium waits for two more digits of the year.
    if ((await page.browser().version()).includes("Chrome")) await visit.press("ArrowRight");
    await visit.type("0304AM");
    await to("attributes.settings.locale");
    await visit.type("Deu");
    const photo = await page.$(">>> input[type=file]");
    await photo?.uploadFile(picture);
    await visit.click("Continue");
    await visit.arrive("/demo/logout/");
    const sent: unknown = JSON.parse(await page.evaluate(() => sessionStorage.getItem("sent") ?? ""));
    assert.deepEqual(sent, {
      component: "ak-stage-prompt",
      nickname: "Gracie",
      bio: "",
      customer: "C-1042",
      terms: "Line 1\nLine 2",
      ...texts,
      age: 85,
      newsletter: true,
      plan: "free",
      country: "France",
      birthday: "1906-12-09",
      callback: new Date("2030-01-02T03:04").toISOString(),
      campaign: "spring",
      "attributes.settings.locale": "de-DE",
      "attributes.photo": `data:image/png;base64,${await readFile(picture, "base64")}`,
    });
  },
);

/** Stands in for Turnstile: a user who presses its button is human. */
const TURNSTILE = `turnstile = {
  render(place, { callback }) {
    const button = document.createElement("button");
    button.textContent = "I am human";
    button.onclick = () => callback("human-" + Math.random());
    place.append(button);
    return "1";
  },
  reset() {},
  remove() {},
};`;

const here = structuredClone(flows.filter(({ slug }) => /captcha/.test(slug)));
for (const { stage } of here.flatMap(({ bindings }) => bindings)) {
  if (stage.kind === "captcha") stage.jsUrl = "/turnstile.js";
}

walk(
  "a user who guessed passwords has to solve a captcha, and reaches the target",
  async (visit) => {
    visit.site.gate = (request, reply, next) => {
      if (request.url?.startsWith("/turnstile.js")) send(reply, TURNSTILE, { type: "text/javascript" });
      else next();
    };
    await visit.open("login-conditional-captcha", toTarget);
    await visit.identify();
    for (const guess of ["countess", "engine", "numbers"]) await answer(visit, { password: guess });
    await answer(visit, { password: "analytical" });
    await visit.click("I am human");
    await arriveAs(visit, "Ada Lovelace");
  },
  {
    world: { flows: [...here, ...flows.filter(({ slug }) => !/captcha/.test(slug))] },
    widen: (policy) => policy.replace("trusted-types ", "trusted-types ak-captcha "),
  },
);
