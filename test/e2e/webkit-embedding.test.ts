import assert from "node:assert/strict";
import { demoCredentials } from "../../mocks/directory.js";
import type { ElementReference } from "../web-driver.js";
import { servePair, type Pair, type Portal } from "./portal.js";
import { ENTER, sceneBefore, type Visit } from "./webkit-visit.js";

function portalScene(title: string, portal: Portal, play: (visit: Visit<Pair>) => Promise<void>) {
  sceneBefore(() => servePair(portal), title, play);
}

/** Waits until the flow wants to lead to its target; the portal writes that into its title. */
async function led(visit: Visit<Pair>) {
  const title = `To ${visit.site.url}if/user/`;
  await visit.until(() => visit.ask(`document.title.includes(${JSON.stringify(title)})`), `Never heard: ${title}`);
}

for (const mode of ["off", "light", "on"]) {
  portalScene(
    `users sign in inside a page of the server's origin, and inside one of another origin of its site: ${mode}`,
    { host: "127.0.0.1", isAllowed: true },
    async (visit) => {
      const { webkit, site } = visit;
      for (const page of [site.inside, site.portal]) {
        await webkit.send("DELETE", "/cookie");
        await webkit.open(`${page}?compatibility=${mode}`);
        await visit.wait("input[name=uidField]");
        await visit.ask(`find("input[name=uidField]").focus()`);
        await visit.signIn();
        await led(visit);
        assert.equal(await webkit.url(), `${page}?compatibility=${mode}`);
      }
    },
  );
}

portalScene(
  "from a page of another site users sign in in a window, which tells that page and closes",
  { host: "localhost", mode: "popup" },
  async (visit) => {
    const { webkit, site } = visit;
    await webkit.open(site.portal);
    const [portal = ""] = await webkit.windows();
    await visit.press("Sign in");
    const opened = async () => (await webkit.windows()).find((handle) => handle !== portal);
    await visit.until(opened, "No window opened");
    await webkit.turnTo((await opened()) ?? "");
    // Without a window manager the window is not the active one, in which a field can match `:focus`.
    for (const [name, text] of Object.entries({
      uidField: demoCredentials.username,
      password: demoCredentials.password,
    })) {
      await visit.wait(`input[name=${name}]`);
      const field = await visit.ask(`find("input[name=${name}]")`);
      await webkit.typeInto(field as ElementReference, text + ENTER);
    }
    await webkit.turnTo(portal);
    await led(visit);
    await visit.until(async () => (await webkit.windows()).length === 1, "The window stayed open");
  },
);
