import { expect } from "@open-wc/testing";
import password from "../../mocks/challenges/password.js";
import prompt from "../../mocks/challenges/prompt.js";
import { all, input, one, show } from "../flow.js";
import { endTransitions } from "../stages/every/accessibility.js";
import fc from "../seeded-page.js";

const canvas = new OffscreenCanvas(1, 1).getContext("2d", {
  willReadFrequently: true,
}) as OffscreenCanvasRenderingContext2D;

/** The relative luminance of a colour of CSS, by the definition of WCAG. */
function luminance(color: string): number {
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const accents = fc.integer({ min: 0, max: 0xffffff }).map((it) => `#${it.toString(16).padStart(6, "0")}`);

/** Colours at whose luminance the text on a button changes from white to black. */
const nearThreshold = ["#1a6ef4", "#687597", "#336cf3"];

describe("any accent colour of a brand", () => {
  for (const theme of ["light", "dark"] as const) {
    it(`leaves text on buttons, rings and edges legible: ${theme}`, async () => {
      const { visit, stage } = await show(password.states.first, theme);
      const button = one(stage, "[type=submit]");
      button.style.transition = "none";
      button.focus();
      const card = getComputedStyle(one(visit.executor, ".pf-c-login__main")).backgroundColor;
      const page = getComputedStyle(visit.executor).backgroundColor;
      fc.assert(
        fc.property(accents, (accent) => {
          visit.executor.style.setProperty("--ak-accent", accent);
          const style = getComputedStyle(button);
          expect(contrast(style.color, style.backgroundColor), `${accent}: text`).to.be.at.least(4.5);
          for (const [name, around] of Object.entries({ card, page })) {
            expect(contrast(style.outlineColor, around), `${accent}: ring on ${name}`).to.be.at.least(3);
            expect(contrast(style.borderTopColor, around), `${accent}: edge on ${name}`).to.be.at.least(3);
          }
        }),
        { numRuns: 500, examples: nearThreshold.map((accent) => [accent]) },
      );
    });
  }
});

describe("a placeholder", () => {
  for (const theme of ["light", "dark"] as const) {
    it(`is legible: ${theme}`, async () => {
      const { stage } = await show(prompt.states.everyType, theme);
      endTransitions(stage);
      const [field] = all(stage, "[placeholder]");
      if (!field) throw new Error("There is no placeholder");
      const { color } = getComputedStyle(field, "::placeholder");
      expect(contrast(color, getComputedStyle(field).backgroundColor)).to.be.at.least(4.5);
    });
  }
});

describe("a field", () => {
  it("has an edge that stands out", async () => {
    const { stage } = await show(password.states.first, "dark");
    const { borderTopColor, backgroundColor } = getComputedStyle(input(stage, "password"));
    expect(contrast(borderTopColor, backgroundColor)).to.be.at.least(3);
  });
});
