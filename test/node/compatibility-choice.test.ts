import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chosenMode, type Mode, type ModeFacts } from "../../src/compat/choice.js";

const silent: ModeFacts = {
  query: null,
  attribute: null,
  forced: false,
  setting: undefined,
  coarse: false,
  driven: false,
  isPage: true,
  able: true,
};
const embedded = { isPage: false };

const table: [Partial<ModeFacts>, Mode, string][] = [
  [{}, "light", "nothing names a mode and a user is at our page"],
  [{ coarse: true }, "light", "the pointer is a finger"],
  [{ driven: true }, "off", "a program drives the browser"],
  [{ driven: true, coarse: true }, "off", "a program drives a phone"],
  [embedded, "off", "a tag is on another page"],
  [{ ...embedded, coarse: true }, "light", "a tag is on another page and the pointer is a finger"],
  [{ ...embedded, coarse: true, driven: true }, "light", "a program drives another page on a phone"],
  [{ ...embedded, attribute: "on" }, "on", "a tag on another page asks for it"],
  [{ ...embedded, attribute: "light" }, "light", "a tag on another page asks for light DOM"],
  [{ able: false }, "off", "the browser is too old for `light` and the pointer is a mouse"],
  [{ able: false, coarse: true }, "on", "the browser is too old for `light` and the pointer is a finger"],
  [{ able: false, coarse: true, attribute: "light" }, "on", "the tag asks for light DOM of a browser too old for it"],
  [{ able: false, query: "light" }, "off", "the address asks for light DOM of a browser too old for it, with a mouse"],
  [{ ...embedded, able: false, coarse: true }, "on", "a tag is on another page in an old browser of a phone"],
  [{ able: false, driven: true, coarse: true }, "off", "a program drives an old browser of a phone"],
  [{ able: false, setting: "off", coarse: true }, "off", "the brand switches it off in an old browser"],
  [{ setting: "on" }, "on", "the brand asks for it"],
  [{ setting: true }, "on", "the page's configuration asks for it"],
  [{ setting: "light", driven: true }, "light", "the brand asks for light DOM, although a program drives the browser"],
  [{ setting: "off", coarse: true }, "off", "the brand switches it off"],
  [{ setting: false }, "off", "the page's configuration switches it off"],
  [{ setting: "auto", coarse: true }, "light", "the brand leaves it to the page"],
  [{ forced: true, setting: "off" }, "on", "the server's page wins over the brand"],
  [{ attribute: "off", forced: true, setting: "on", coarse: true }, "off", "the tag wins over all of them"],
  [{ attribute: "on" }, "on", "the tag asks for it"],
  [{ attribute: "auto", setting: "on" }, "on", "the tag leaves it to the brand"],
  [{ attribute: "nonsense" }, "light", "the tag says nothing that is understood"],
  [{ query: "on", attribute: "off" }, "on", "the address asks for it"],
  [{ query: "light", attribute: "on", driven: true }, "light", "the address asks for light DOM"],
  [{ query: "off", attribute: "on", coarse: true }, "off", "the address switches it off"],
];

describe("the mode of the elements", () => {
  for (const [facts, mode, when] of table) {
    it(`is ${mode} when ${when}`, () => {
      assert.equal(chosenMode({ ...silent, ...facts }), mode);
    });
  }
});
