import { expect } from "@open-wc/testing";
import fixture from "../../mocks/challenges/flow-shell.js";
import { readServerPage } from "../../src/ui/server-page.js";
import { withoutTags } from "../../src/ui/without-tags.js";
import { all, one, show, until, words } from "../flow.js";

const { document: page, denied, fragment, hostile, rightToLeft, bare } = fixture.states;

describe("a page of the server", () => {
  it("trap: shell bodies can be complete documents, of which title and main text are shown", async () => {
    const { stage } = await show(page);
    await until(() => all(stage, "div[dir] p").length, "nothing was shown");
    expect(words(one(stage, "h1"))).to.equal("Bad Request");
    expect(words(one(stage, "div[dir]"))).to.equal("Invalid sp_binding specified");
    expect(all(stage, "header img, style"), "nothing around them").to.deep.equal([]);
  });

  it("is called empty if it is", async () => {
    for (const body of ["", " \n", "<p>&nbsp;</p>"]) {
      const { stage } = await show({ ...fragment, body });
      expect(all(stage, "[role=alert]").map(words)).to.deep.equal(["The server gave an empty answer."]);
    }
    const { stage } = await show(fragment);
    expect(all(stage, "[role=alert]")).to.deep.equal([]);
  });

  it("can be a fragment, with its links", async () => {
    const { stage } = await show(fragment);
    await until(() => all(stage, "div[dir] a").length, "nothing was shown");
    expect(words(one(stage, "div[dir]"))).to.equal("Hello, Ada.");
    expect(words(one(stage, "h1"))).to.equal("Message");
  });

  it("runs nothing, loads no frame, and looks like no form of ours", async () => {
    const title = document.title;
    const { stage } = await show(hostile);
    await until(() => words(one(stage, "div[dir]")).includes("Still here."), "nothing was shown");
    expect(all(stage, "script, svg, iframe, form, input, [style], [onerror], a[href^=javascript]")).to.deep.equal([]);
    expect(all(stage, "button")).to.have.length(1);
    expect(document.title).to.equal(title);
    expect(words(one(stage, "h1"))).to.equal("Ada & the Engine");
  });

  it("reads in its own direction", async () => {
    const { stage } = await show(rightToLeft);
    await until(() => all(stage, "div[dir] p").length, "nothing was shown");
    expect(getComputedStyle(one(stage, "div[dir]")).direction).to.equal("rtl");
  });

  it("can be asked for again", async () => {
    const { executor, stage } = await show(bare);
    one(stage, "button").click();
    await until(() => executor.questions === 2, "the page did not ask");
  });

  it("shows the message of a page of the server, and nothing that this page has already", async () => {
    const { stage } = await show(denied);
    await until(() => words(one(stage, "div[dir]")), "nothing was shown");
    expect(words(one(stage, "h1"))).to.equal("Permission denied");
    expect(words(one(stage, "div[dir]"))).to.equal("Request has been denied. Invalid code");
    expect(all(stage, "div[dir] :is(img, a, h1, header)")).to.deep.equal([]);
  });

  const piles = {
    'the beginnings of tags ("<")': "<",
    "tags without an end": "<a",
    "headings without an end": "<h1",
    "main parts without an end": "<main",
    "titles without an end": "<title>",
  };
  for (const [what, part] of Object.entries(piles)) {
    it(`is read in a time in proportion to its length: ${what}`, () => {
      const time = (length: number) => {
        const body = part.repeat(length / part.length);
        const from = performance.now();
        readServerPage(body);
        withoutTags(body);
        return performance.now() - from;
      };
      time(100_000);
      const short = Math.min(...[1, 2, 3, 4].map(() => time(125_000)));
      const long = Math.min(...[1, 2, 3, 4].map(() => time(1_000_000)));
      // Eight times as long takes eight times as long; where it took the square, it would take sixty-four times.
      expect(long).to.be.below(30 * Math.max(short, 10));
    });
  }
});
