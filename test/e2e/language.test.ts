import assert from "node:assert/strict";
import { demoCredentials } from "../../mocks/directory.js";
import { scene, type Visit } from "./visit.js";
import { TARGET, toTarget, walk } from "./walks.js";

const login = "default-authentication-flow";

/** What the page says of itself. */
function rootOf({ page }: Visit): Promise<{ lang: string; dir: string }> {
  return page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    return { lang, dir };
  });
}

walk("a language in the address costs one request more, and the flow leads to its target", async (visit) => {
  await visit.open(login, `${toTarget}&locale=de`);
  await visit.focus("uidField");
  assert.deepEqual(await rootOf(visit), { lang: "de-DE", dir: "ltr" });
  assert.equal(visit.site.requests.filter((request) => /assets\/de-DE-.*\.js/.test(request)).length, 1);
  await visit.signIn();
  await visit.arrive(TARGET);
});

for (const mode of ["off", "light", "on"]) {
  scene(`the steps of a flow are in the language of the user when the mode is ${mode}`, async (visit) => {
    await visit.open(login, `${toTarget}&locale=de&compatibility=${mode}`);
    await visit.identify();
    await visit.focus("password");
    await visit.wait("h1 ::-p-text(Geben Sie Ihr Passwort ein)");
    await visit.wait("[type=submit] ::-p-text(Weiter)");
  });
}

/** Chooses a language at the foot of the card. */
async function choose({ page }: Visit, locale: string) {
  const select = await page.waitForSelector(">>> [part=locale-select] select", { visible: true });
  await select?.select(locale);
}

for (const mode of ["off", "light", "on"]) {
  walk(
    `a user who chooses German signs in in German, and the next visit is German, when the mode is ${mode}`,
    async (visit) => {
      await visit.open(login, `${toTarget}&locale=en&compatibility=${mode}`);
      await visit.focus("uidField");
      await visit.type(demoCredentials.username);
      await choose(visit, "de-DE");
      await visit.wait("label ::-p-text(Benutzername)");
      await visit.wait("[type=submit] ::-p-text(Anmelden)"); // the server says so
      assert.deepEqual(await rootOf(visit), { lang: "de-DE", dir: "ltr" });
      assert.equal(await visit.value("uidField"), demoCredentials.username);
      const calls = visit.site.requests.filter((request) => request.includes("/flows/executor/"));
      assert.equal(calls.length, 2);
      await visit.focus("uidField");
      await visit.press("Enter");
      await visit.focus("password");
      await visit.wait("h1 ::-p-text(Geben Sie Ihr Passwort ein)");
      await visit.type("wrong");
      await visit.press("Enter");
      await visit.wait("[role=alert] [lang=de]::-p-text(Ungültiges Passwort)");
      await visit.open(login, `${toTarget}&compatibility=${mode}`);
      await visit.wait("[type=submit] ::-p-text(Weiter)");
      assert.deepEqual(await rootOf(visit), { lang: "de-DE", dir: "ltr" });
    },
  );
}

scene("a language that is written from right to left turns the page round", async (visit) => {
  await visit.open(login, `${toTarget}&locale=ar`);
  await visit.identify();
  await visit.focus("password");
  assert.deepEqual(await rootOf(visit), { lang: "ar", dir: "rtl" });
  assert.equal(await visit.has("h1::-p-text(Enter your password)"), false);
});

scene("a page whose texts do not load speaks English, and says so", async (visit) => {
  visit.site.gate = (request, reply, next) => {
    if (/assets\/de-DE-/.test(request.url ?? "")) reply.writeHead(404).end();
    else next();
  };
  await visit.open(login, `${toTarget}&locale=de`);
  await visit.identify();
  await visit.wait("h1 ::-p-text(Enter your password)");
  assert.deepEqual(await rootOf(visit), { lang: "en", dir: "ltr" });
});

scene("the self-check is in the language of the page, and says also what the rest of the page says", async (visit) => {
  await visit.open(login, `check&${toTarget}&locale=de`);
  await visit.wait("button ::-p-text(Als Text kopieren)");
  const lines = await visit.page.$$eval(">>> .check > li", (items) => items.map((item) => item.textContent));
  assert.ok(
    lines.some((line) => line.includes("Komprimierung")),
    lines.join(),
  );
  await visit.identify();
  await visit.wait("h1 ::-p-text(Geben Sie Ihr Passwort ein)");
  visit.complaints.length = 0; // what the check asks for may be missing here
});
