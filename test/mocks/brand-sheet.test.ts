import assert from "node:assert/strict";
import { test } from "node:test";
import { directivesFor } from "../../mocks/playground/studio/needs.js";
import { readSheet } from "../../mocks/playground/studio/sheet.js";

test("a brand's CSS is read with its lines: rules in one another and in conditions, whatever state their elements are in", () => {
  const { rules, mistakes } = readSheet(`a:hover > b:not(:focus)::before, i { color: red }
@media print { .x { & :host(:hover) { top: 0 } } }
@keyframes turn { from { top: 0 } }
.y { color: red } }
`);
  assert.deepEqual(
    rules.map(({ line, chain, conditions }) => [line, chain, conditions]),
    [
      [1, ["a:hover > b:not(:focus)::before, i"], []],
      [2, [".x"], ["@media print"]],
      [2, [".x", "& :host(:hover)"], ["@media print"]],
      [4, [".y"], []],
    ],
  );
  const states = rules.map(({ atAnyTime }) => atAnyTime.at(-1));
  assert.deepEqual(states, ["a:not(._) > b:not(:not(._)):not(._), i", ".x", "& :host(:not(._))", ".y"]);
  assert.deepEqual(mistakes, [4]);
});

test("what a brand's CSS loads from other sites is told as directives of the page's policy, by what it is", () => {
  const { sources } = readSheet(`@import "https://fonts.example/a.css";
@import url(//fonts.example/b.css) print;
@font-face { font-family: Ours; src: url(/static/ours.woff2), url("https://files.example:8443/ours.woff2") }
.a { background: url("data:image/png;base64,AA"), url(../own.png); & .b { mask: url('http://pictures.example/m.svg') } }
`);
  assert.deepEqual(
    sources.map(({ line, kind }) => `${line} ${kind}`),
    ["1 sheet", "2 sheet", "3 font", "3 font", "4 image", "4 image", "4 image"],
  );
  assert.equal(
    directivesFor([...sources, { address: "https://logos.example/logo.svg", kind: "image" }]),
    "style-src https://fonts.example; font-src https://files.example:8443; img-src http://pictures.example https://logos.example",
  );
  assert.equal(directivesFor([{ address: "/media/logo.svg", kind: "image" }]), "");
});
