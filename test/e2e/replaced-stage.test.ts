import assert from "node:assert/strict";
import { demoCredentials } from "../../mocks/directory.js";
import { send } from "./built-page.js";
import { scene, type BrowserName, type Visit } from "./visit.js";

/** An element that the author of a page wrote without any library. */
const script = `
  class MyPassword extends HTMLElement {
    #told = [];
    get told() { return this.#told.join(" "); }
    set challenge(challenge) {
      this.#told.push(challenge ? challenge.component : "over");
      const errors = challenge?.response_errors?.password ?? [];
      this.querySelector("p").textContent = errors.map((error) => error.string).join();
      this.querySelector("b").textContent = challenge?.pending_user ?? "";
    }
    set busy(isBusy) { this.#told.push(isBusy ? "busy" : "ready"); }
    connectedCallback() {
      this.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();
        const { password } = Object.fromEntries(new FormData(event.target));
        this.dispatchEvent(Object.assign(new Event("ak-respond", { bubbles: true }), {
          request: { kind: "response", response: { password } },
        }));
      });
    }
  }
  customElements.define("my-password", MyPassword);
  addEventListener("ak-redirect", (event) => event.preventDefault());`;

const article = `<!doctype html>
  <html lang="en">
    <title>An article</title>
    <link rel="icon" href="data:,">
    <script type="module" src="/embed.js"></script>
    <script type="module" src="/my-password.js"></script>
    <ak-flow-executor slug="default-authentication-flow" query="next=/if/user/">
      <my-password slot="stage:ak-stage-password">
        <form><b></b> <label>Your secret <input type="password" name="password"></label> <p></p> <button>Go</button></form>
      </my-password>
    </ak-flow-executor>
  </html>`;

/** What an element of the page was told so far. */
const told = ({ page }: Visit) =>
  page.$eval("my-password", (element) => (element as HTMLElement & { told: string }).told);

async function play(visit: Visit, mode: string) {
  const { page, site } = visit;
  site.gate = (request, reply, next) => {
    if (request.url?.startsWith("/article")) {
      reply.setHeader("Content-Security-Policy", site.policy);
      send(reply, article);
    } else if (request.url === "/my-password.js") send(reply, script, { type: "text/javascript" });
    else next();
  };
  await page.goto(`${site.url}article?compatibility=${mode}`);
  await (await visit.wait("input[name=uidField]"))?.focus();
  assert.equal(await page.$("my-password ::-p-text(Your secret)").then((it) => it?.isVisible() ?? false), false);
  await visit.type(demoCredentials.username);
  await visit.press("Enter");

  await visit.sees("Your secret");
  await visit.wait("my-password input:focus");
  assert.equal(await visit.has("ak-stage-password"), false);
  await visit.sees(demoCredentials.username);
  assert.equal(await page.$eval("my-password", askFromInside), "challenged", "nothing is sent in this flow");
  await visit.type("wrong");
  await visit.press("Enter");
  await visit.sees("Invalid password");
  const form = await page.$("my-password form");
  await form?.evaluate((it) => it.reset());
  await (await visit.wait("my-password input"))?.focus();
  await visit.type(demoCredentials.password);
  await visit.press("Enter");

  await visit.stage("xak-flow-redirect");
  assert.equal(await form?.isVisible(), false);
}

/** Runs in the page: an executor inside the element, of another flow, is asked to send a response. @returns how this one is */
function askFromInside(element: Element) {
  const inner = Object.assign(document.createElement("ak-flow-executor"), { slug: "another" });
  inner.setAttribute("mode", "popup");
  element.append(inner);
  const request = { kind: "response", response: { password: "of another flow" } };
  inner.dispatchEvent(Object.assign(new Event("ak-respond", { bubbles: true, composed: true }), { request }));
  inner.remove();
  return element.closest("ak-flow-executor")?.session?.state.status;
}

for (const mode of ["off", "light", "on"]) {
  for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
    if (browser === "firefox" && mode === "on") continue; // its styles and events are tested in the folder compat
    scene(
      `an element of the page takes the place of one stage, and the rest of the flow stays ours: ${mode}, ${browser}`,
      async (visit) => {
        await play(visit, mode);
        if (mode !== "on") {
          const first = "ak-stage-password ready";
          assert.equal(await told(visit), `${first} ak-stage-password busy ${first} ak-stage-password busy over ready`);
        }
      },
      { browser },
    );
  }
}
