import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import fixture from "../../mocks/challenges/source-plex.js";
import PlexStage from "../../stages/source-plex.js";
import { withoutStorage } from "../storage.js";
import { ScriptedExecutor, all, one, open as visitFlow, show, until, words, worker } from "../flow.js";

const { nested } = fixture.states;
const { interval } = PlexStage;
const open = window.open.bind(window);

/** Stands in for plex.tv and for the server's side of the exchange. */
class Plex {
  readonly asked: string[] = [];
  readonly redeemed: unknown[] = [];
  token: string | null = null;

  constructor(
    redeem: () => Response = () => HttpResponse.json({ component: "xak-flow-redirect", to: "/if/flow/next/" }),
  ) {
    worker.use(
      http.post("https://plex.tv/api/v2/pins.json", ({ request }) => {
        this.asked.push(request.headers.get("X-Plex-Client-Identifier") ?? "");
        return HttpResponse.json({ id: 7, code: "a-code", authToken: null }, { status: 201 });
      }),
      http.get("https://plex.tv/api/v2/pins/7", () => {
        this.asked.push("7");
        return HttpResponse.json({ id: 7, authToken: this.token });
      }),
      http.post("*/api/v3/sources/plex/redeem_token/", async ({ request }) => {
        this.redeemed.push(new URL(request.url).search, await request.json());
        return redeem();
      }),
    );
  }
}

/** A popup that keeps where it was sent. */
function popup() {
  const seen = { address: "", closed: false };
  const close = () => (seen.closed = true);
  const replace = (address: string) => (seen.address = address);
  window.open = () => ({ opener: window, close, location: { replace } }) as unknown as Window;
  return seen;
}

describe("signing in with Plex", () => {
  let hidden = false;
  beforeEach(() => {
    PlexStage.interval = 10;
    hidden = false;
    // Tests run side by side in tabs in the background.
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
  });
  afterEach(() => {
    Reflect.deleteProperty(document, "hidden");
    window.open = open;
    PlexStage.interval = interval;
  });

  it("opens nothing before it is pressed", async () => {
    const plex = new Plex();
    const seen = popup();
    await show(nested);
    expect(plex.asked).to.deep.equal([]);
    expect(seen.address).to.equal("");
  });

  it("opens Plex in a popup, waits for its approval, redeems it and goes where the server says", async () => {
    const plex = new Plex();
    const seen = popup();
    const { executor, visit, stage } = await show(nested);
    one(stage, "button").click();
    await until(() => plex.asked.length > 2, "the stage did not ask Plex");
    expect(plex.asked[0]).to.equal(nested.client_id);
    expect(seen.address).to.equal("https://app.plex.tv/auth#!?clientID=a-client-of-plex&code=a-code");
    plex.token = "a-token";
    expect(await visit.left()).to.equal(`${location.origin}/if/flow/next/`);
    expect(plex.redeemed).to.deep.equal(["?slug=media", { plex_token: "a-token" }]);
    expect(seen.closed).to.be.true;
    expect(executor.responses).to.deep.equal([]);
  });

  it("goes to Plex in this tab where popups are blocked, with no PIN in the way back", async () => {
    new Plex();
    window.open = () => null;
    const { visit, stage } = await show(nested);
    one(stage, "button").click();
    const address = (await visit.left()) ?? "";
    const parameters = new URLSearchParams(new URL(address).hash.slice(3));
    expect(parameters.get("forwardUrl")).to.equal(location.href);
    expect(sessionStorage.getItem("ak-plex-media")).to.equal(JSON.stringify({ id: 7, code: "a-code" }));
  });

  it("goes on for a user who comes back to this tab", async () => {
    const plex = new Plex();
    plex.token = "a-token";
    sessionStorage.setItem("ak-plex-media", JSON.stringify({ id: 7, code: "a-code" }));
    new ScriptedExecutor(nested);
    const visit = await visitFlow("flow");
    expect(await visit.left()).to.equal(`${location.origin}/if/flow/next/`);
    expect(sessionStorage.getItem("ak-plex-media")).to.equal(null);
  });

  it("tells why the server refuses the user, who can try again", async () => {
    const plex = new Plex(() => HttpResponse.json({ detail: "Access denied." }, { status: 403 }));
    plex.token = "a-token";
    popup();
    const { stage } = await show(nested);
    one(stage, "button").click();
    await until(() => all(stage, "[role=alert]").length, "nothing was said");
    expect(words(one(stage, "[role=alert]"))).to.equal("Access denied.");
    one(stage, "button").click();
    await until(() => plex.redeemed.length === 4, "nothing was tried");
  });

  it("says so when Plex cannot be reached, and closes its window", async () => {
    worker.use(http.post("https://plex.tv/api/v2/pins.json", () => HttpResponse.error()));
    const seen = popup();
    const { stage } = await show(nested);
    one(stage, "button").click();
    await until(() => all(stage, "[role=alert]").length, "nothing was said");
    expect(words(one(stage, "[role=alert]"))).to.contain("could not be reached");
    expect(seen.closed).to.be.true;
  });

  it("goes on asking Plex after questions that got lost, as on a bad connection", async () => {
    const plex = new Plex();
    plex.token = "a-token";
    let lost = 0;
    worker.use(http.get("https://plex.tv/api/v2/pins/7", () => (++lost < 4 ? HttpResponse.error() : undefined)));
    popup();
    const { visit, stage } = await show(nested);
    one(stage, "button").click();
    expect(await visit.left()).to.equal(`${location.origin}/if/flow/next/`);
  });

  it("says so when Plex stays unreachable", async () => {
    new Plex();
    worker.use(http.get("https://plex.tv/api/v2/pins/7", () => HttpResponse.error()));
    popup();
    const { stage } = await show(nested);
    one(stage, "button").click();
    await until(() => all(stage, "[role=alert]").length, "nothing was said");
    expect(words(one(stage, "[role=alert]"))).to.contain("Plex could not be reached");
  });

  for (const [what, redeem, sentence] of [
    ["cannot be reached", () => HttpResponse.error(), "The server could not be reached."],
    ["replies with a page", () => HttpResponse.html("<h1>502</h1>"), "The server gave an answer that cannot be read."],
  ] as const) {
    it(`does not blame Plex when the server ${what}`, async () => {
      const plex = new Plex(redeem);
      plex.token = "a-token";
      popup();
      const { stage } = await show(nested);
      one(stage, "button").click();
      await until(() => all(stage, "[role=alert]").length, "nothing was said");
      expect(words(one(stage, "[role=alert]"))).to.equal(sentence);
    });
  }

  it("asks Plex nothing while the page is hidden, and at once when the user sees it again", async () => {
    const plex = new Plex();
    const seen = popup();
    const { visit, stage } = await show(nested);
    hidden = true;
    one(stage, "button").click();
    await until(() => seen.address, "Plex did not open");
    plex.token = "a-token";
    expect(plex.asked).to.deep.equal([nested.client_id]);
    hidden = false;
    document.dispatchEvent(new Event("visibilitychange"));
    await visit.left();
  });

  it("asks Plex nothing more once it is removed", async () => {
    const plex = new Plex();
    const seen = popup();
    const { visit, stage } = await show(nested);
    one(stage, "button").click();
    await until(() => plex.asked.length > 1, "the stage did not ask Plex");
    visit.executor.remove();
    await until(() => seen.closed, "the popup stays");
    plex.token = "a-token";
    await show(nested); // as long as another takes, the first would have asked
    expect(plex.redeemed).to.deep.equal([]);
  });

  it("offers a link where the browser blocks windows and storage, and goes on from there", async () => {
    const plex = new Plex();
    window.open = () => null;
    await withoutStorage(async () => {
      const { visit, stage } = await show(nested);
      one(stage, "button").click();
      await until(() => all(stage, "a[target=_blank]").length, "nothing was offered");
      const { href } = one(stage, "a[target=_blank]") as HTMLAnchorElement;
      expect(href).to.equal("https://app.plex.tv/auth#!?clientID=a-client-of-plex&code=a-code");
      expect(words(one(stage, "[role=status]"))).to.include("blocked the new window");
      plex.token = "a-token";
      expect(await visit.left()).to.equal(`${location.origin}/if/flow/next/`);
    });
  });

  it("begins anew for a user who comes back with a PIN that cannot be read", async () => {
    new Plex();
    sessionStorage.setItem("ak-plex-media", "{");
    const { stage } = await show(nested);
    expect(words(one(stage, "button"))).to.equal("Open Plex");
  });

  for (const answer of [null, [], "text", { authToken: 5 }]) {
    it(`says so when Plex answers ${JSON.stringify(answer)} instead of a PIN`, async () => {
      worker.use(http.post("https://plex.tv/api/v2/pins.json", () => HttpResponse.json(answer)));
      popup();
      const { stage } = await show(nested);
      one(stage, "button").click();
      await until(() => all(stage, "[role=alert]").length, "nothing was said");
      expect(words(one(stage, "[role=alert]"))).to.contain("could not be reached");
    });
  }
});
