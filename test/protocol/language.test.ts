import assert from "node:assert/strict";
import { describe, it } from "node:test";
import dummy from "../../mocks/challenges/dummy.js";
import { requests } from "./network.js";
import { started } from "./walk.js";

/** A session whose server says this of the language of its texts. */
async function language(said?: string): Promise<string | undefined> {
  const headers = said === undefined ? {} : { "Content-Language": said };
  const fetch = () => Promise.resolve(Response.json(dummy.states.first, { headers }));
  return (await started("flow", { fetch })).language;
}

describe("a session", () => {
  it("knows the language of the server's texts", async () => {
    assert.equal(await language("pt-br"), "pt-br");
  });

  it("knows none if the server names none, or several", async () => {
    for (const said of [undefined, "", "de, en", "<de>"]) assert.equal(await language(said), undefined, said);
  });

  it("asks for the language of the page with each request, also after it has changed", async () => {
    let locale: string | undefined = "de-DE";
    const session = await started("demo-steps", { locale: () => locale });
    await session.respond({});
    locale = "zh-Hant";
    await session.start();
    locale = undefined;
    await session.start();
    const asked = requests.map(({ method, headers }) => `${method} ${headers.get("Accept-Language") ?? "-"}`);
    assert.equal(asked.slice(0, 2).join(), "GET de-DE,POST de-DE");
    assert.deepEqual(asked.slice(-2), ["GET zh-Hant", "GET -"]);
  });

  it("stays at the same step, with the same beginning, when the server says the same in another language", async () => {
    let title = "Welcome!";
    const fetch = () => Promise.resolve(Response.json({ ...dummy.states.first, flow_info: { title } }));
    const session = await started("flow", { fetch });
    const { step } = session;
    title = "Willkommen!";
    await session.start(true);
    assert.equal(session.step, step);
    assert.equal(session.challenge?.flow_info?.title, title);
    await session.start();
    assert.equal(session.step, step, "it is still the same");
    title = "Elsewhere";
    await session.start();
    assert.equal(session.step, step + 1, "it is another one");
  });
});
