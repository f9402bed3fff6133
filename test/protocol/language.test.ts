import assert from "node:assert/strict";
import { describe, it } from "node:test";
import dummy from "../../mocks/challenges/dummy.js";
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
});
