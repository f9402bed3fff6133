import { expect } from "@open-wc/testing";
import password from "../../mocks/challenges/password.js";
import { setLanguage } from "../../src/i18n/set-language.js";
import { one, show } from "../flow.js";

describe("a page in Korean", () => {
  after(() => {
    document.documentElement.lang = document.documentElement.dir = "";
  });

  it("breaks lines between words, and not inside them", async () => {
    setLanguage(document.documentElement, "ko-KR");
    const { stage } = await show(password.states.first, "light");
    const heading = one(stage, "h1");
    heading.style.inlineSize = "5em";
    heading.textContent = "계속하려면 로그인하세요";
    const range = document.createRange();
    const linesOf = (word: string) => {
      const start = heading.textContent.indexOf(word);
      range.setStart(heading.firstChild ?? heading, start);
      range.setEnd(heading.firstChild ?? heading, start + word.length);
      return range.getClientRects().length;
    };
    expect(heading.textContent.split(" ").map(linesOf)).to.deep.equal([1, 1]);
  });
});
