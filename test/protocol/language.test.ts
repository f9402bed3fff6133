import { expect } from "@open-wc/testing";
import { HttpResponse } from "msw";
import dummy from "../../mocks/challenges/dummy.js";
import { started } from "./walk.js";

/** A session whose server says this of the language of its texts. */
async function language(said?: string): Promise<string | undefined> {
  const headers = said === undefined ? {} : { "Content-Language": said };
  const fetch = () => Promise.resolve(HttpResponse.json(dummy.states.first as object, { headers }));
  return (await started("flow", { fetch })).language;
}

describe("a session", () => {
  it("tells the language that the server's texts are in", async () => {
    expect(await language("pt-br")).to.equal("pt-br");
  });

  it("tells none where the server names none, or several", async () => {
    for (const said of [undefined, "", "de, en", "<de>"]) expect(await language(said), said).to.equal(undefined);
  });
});
