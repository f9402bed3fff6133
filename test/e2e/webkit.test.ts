import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { demoCredentials } from "../../mocks/directory.js";
import { hasWebKit } from "../browsers.js";
import { WebKit } from "../webkit.js";
import { serveBuiltPage, type BuiltPage } from "./built-page.js";

const { username, password } = demoCredentials;

/** Milliseconds after which a test no longer believes that something will happen. */
const PATIENCE = 15_000;

const REPORTS = "/reports";
const ENTER = "\uE007";
const TAB = "\uE004";

/** What the scripts below find in the page, whatever root it is in. */
const FIND = `
  const nodes = (root = document) =>
    [...root.querySelectorAll("*")].flatMap((node) => [node, ...(node.shadowRoot ? nodes(node.shadowRoot) : [])]);
  const find = (selector) => nodes().find((node) => node.matches(selector));
  const called = (text) => nodes().find((node) => node.matches("button, a") && node.textContent.includes(text));
  const seen = (text) => nodes().some((node) => node.checkVisibility() && node.textContent.includes(text));`;

/** A user in front of the page in WebKitGTK: what they see, and what they do. */
class Visit {
  constructor(
    readonly webkit: WebKit,
    readonly site: BuiltPage,
  ) {}

  /** Opens the page of a flow. */
  async open(slug: string, query: string) {
    await this.webkit.open(`${this.site.url}if/flow/${slug}/?${query}`);
  }

  /** What a script says of the page. */
  async ask(expression: string): Promise<unknown> {
    return this.webkit.inPage(`${FIND} return ${expression};`);
  }

  /** Waits until something holds. WebDriver tells of nothing by itself, and a navigation ends what runs in the page. */
  async until(holds: () => Promise<unknown>, what: string) {
    for (const patience = AbortSignal.timeout(PATIENCE); !(await holds().catch(() => false)); await pause(20)) {
      if (patience.aborted) throw new Error(`${what}, at ${await this.webkit.url()}`);
    }
  }

  /** Waits until there is such an element, with nothing under way. */
  async wait(selector: string) {
    await this.until(() => this.ask(`find(${JSON.stringify(selector)}) !== undefined`), `There was no ${selector}`);
  }

  /** Waits for a field that has the focus, and types into it. */
  async type(name: string, text: string) {
    await this.wait(`input[name=${name}]:focus`);
    await this.webkit.type(text);
  }

  /** Waits for text anywhere on the page. */
  async sees(text: string) {
    await this.until(() => this.ask(`seen(${JSON.stringify(text)})`), `The page never showed ${text}`);
  }

  /** Presses a button or a link by what stands on it. */
  async press(text: string) {
    const label = JSON.stringify(text);
    await this.until(() => this.ask(`(called(${label})?.focus(), called(${label})?.matches(":focus"))`), `No ${text}`);
    await this.webkit.type(ENTER);
  }

  /** What stands in a field. */
  async value(name: string): Promise<unknown> {
    return this.ask(`find("input[name=${name}]").value`);
  }

  /** Signs in by keyboard, on two steps. */
  async signIn() {
    await this.type("uidField", username + ENTER);
    await this.type("password", password + ENTER);
  }

  /**
   * Waits until the document of this address is there, relative to the root of the server. WebKit names the address
   * as soon as it sets out.
   */
  async arrive(path: string) {
    const target = new URL(path, this.site.url).href;
    await this.until(
      () => this.ask(`location.href === ${JSON.stringify(target)} && document.readyState !== "loading"`),
      `Never arrived at ${target}`,
    );
  }
}

/** One browser for all tests. */
let started: Promise<WebKit> | undefined;
after(async () => (await started)?.stop());

/** One test: a new visitor before a server of its own, which hears of no violation of the policy. */
function scene(title: string, play: (visit: Visit) => Promise<void>, base = "/") {
  const skip = hasWebKit() ? false : "WebKitGTK is not installed";
  test(`${title} (WebKitGTK)`, { skip, timeout: 120_000 }, async () => {
    const site = await serveBuiltPage({ world: { base }, widen: (policy) => `${policy}; report-uri ${REPORTS}` });
    const webkit = await (started ??= WebKit.start());
    try {
      await play(new Visit(webkit, site));
      assert.deepEqual(reported(site), []);
    } finally {
      await webkit.send("DELETE", "/cookie"); // a port is no other site to a cookie
      await site.close();
    }
  });
}

const reported = ({ requests }: BuiltPage) => requests.filter((request) => request === `POST ${REPORTS}`);

/** Characters that the browser, the executor and Python each escape in their own way. */
const authorization = "/application/o/authorize/?client_id=a%2Ab&scope=openid+email%20groups&state=~x'(1)!*";

for (const mode of ["off", "on"]) {
  const when = `when compatibility mode is ${mode}`;
  const query = (next: string) => `next=${encodeURIComponent(next)}&compatibility=${mode}`;

  scene(`the server gets reports of violations ${when}`, async (visit) => {
    await visit.open("default-authentication-flow", query("/"));
    await visit.wait("input[name=uidField]:focus");
    await visit.ask(`document.body.setAttribute("style", "color: red")`);
    await visit.until(() => Promise.resolve(reported(visit.site).length), "It heard nothing");
    visit.site.requests.length = 0;
  });

  scene(`a user signs in by keyboard, and reaches the target byte for byte ${when}`, async (visit) => {
    await visit.open("default-authentication-flow", query(authorization));
    await visit.wait("input[name=uidField]:focus");
    const inDocument = await visit.ask(`document.querySelector("input[name=uidField]") !== null`);
    assert.equal(inDocument, mode === "on");
    await visit.signIn();
    await visit.arrive(authorization);
    const arrived = visit.site.requests.filter((request) => request.includes(" /application/"));
    assert.deepEqual(arrived, [`GET ${authorization.replaceAll("'", "%27")}`], "browsers escape ' in every query");
  });

  scene(`a wrong password is selected, so that typing replaces it; then the user signs out ${when}`, async (visit) => {
    await visit.open("default-authentication-flow", query("/if/user/"));
    await visit.type("uidField", username + ENTER);
    await visit.type("password", `wrong${ENTER}`);
    await visit.wait("#ak-password[aria-invalid=true]:focus");
    await visit.sees("Invalid password");
    assert.equal(await visit.value("password"), "wrong");
    await visit.type("password", password + ENTER);
    await visit.arrive("/if/user/");
    await visit.sees("Signed in as Ada Lovelace");
    await visit.press("Sign out");
    await visit.wait("input[name=uidField]:focus");
  });

  scene(`a flow may ask for name and password in one form ${when}`, async (visit) => {
    await visit.open("combined-login", query("/if/user/"));
    await visit.type("uidField", username + TAB);
    await visit.type("password", `wrong${ENTER}`);
    await visit.sees("Failed to authenticate.");
    assert.equal(await visit.value("uidField"), username);
    await visit.type("password", password + ENTER);
    await visit.arrive("/if/user/");
  });

  scene(
    `the page requests nothing outside the path of the installation ${when}`,
    async (visit) => {
      await visit.open("default-authentication-flow", query("/sso/auth/if/user/"));
      await visit.signIn();
      await visit.arrive("/sso/auth/if/user/");
      await visit.sees("Signed in as Ada Lovelace");
      const outside = visit.site.requests.filter((request) => !/ \/(sso\/auth\/|favicon.ico$)/.test(request));
      assert.deepEqual(outside, []);
    },
    "/sso/auth/",
  );

  scene(`later steps, refusals and failures violate no policy ${when}`, async (visit) => {
    await visit.open("demo-stay-signed-in", query("/if/flow/demo-consent/"));
    await visit.signIn();
    await visit.wait("ak-stage-user-login");
    await visit.press("Not now");
    await visit.wait("ak-stage-consent");
    await visit.press("Allow");
    await visit.arrive("/if/user/");
    await visit.open("demo-denied", query("/"));
    await visit.wait("ak-stage-access-denied");
    await visit.open("no-such-flow", query("/"));
    await visit.sees("no page called");
  });
}
