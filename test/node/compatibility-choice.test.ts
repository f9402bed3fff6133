import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wantsCompatibility, type CompatibilityFacts } from "../../src/compat/choice.js";

const silent: CompatibilityFacts = { query: null, attribute: null, forced: false, setting: undefined, coarse: false };

const table: [Partial<CompatibilityFacts>, boolean, string][] = [
  [{}, false, "nothing asks for it and the pointer is a mouse"],
  [{ coarse: true }, true, "the pointer is a finger"],
  [{ setting: "on" }, true, "the brand asks for it"],
  [{ setting: true }, true, "the page's configuration asks for it"],
  [{ setting: "off", coarse: true }, false, "the brand switches it off, although the pointer is a finger"],
  [{ setting: "auto", coarse: true }, true, "the brand leaves it to the pointer"],
  [{ forced: true, setting: "off" }, true, "the server's page wins over the brand"],
  [{ attribute: "off", forced: true, setting: "on", coarse: true }, false, "the tag wins over all of them"],
  [{ attribute: "on" }, true, "the tag asks for it"],
  [{ attribute: "auto", setting: "on" }, true, "the tag leaves it to the brand"],
  [{ attribute: "nonsense", coarse: true }, true, "the tag says nothing that is understood"],
  [{ query: "on", attribute: "off" }, true, "the address switches it on"],
  [{ query: "off", attribute: "on", coarse: true }, false, "the address switches it off"],
];

describe("the choice of compatibility mode", () => {
  for (const [facts, wanted, when] of table) {
    it(`is ${wanted ? "on" : "off"} when ${when}`, () => {
      assert.equal(wantsCompatibility({ ...silent, ...facts }), wanted);
    });
  }
});
