import { expect } from "@open-wc/testing";
import { FlowExecutor } from "../../src/executor/index.js";
import type { Stage } from "../../src/stage/stage.js";
import { insideOf, ScriptedExecutor, until, Visit } from "../flow.js";
import { states } from "../stages/every/state.js";
import hostile from "./hostile.css?inline";

class LightExecutor extends FlowExecutor {
  static override isLight = true;
}
customElements.define("x-light-executor", LightExecutor);

/** States in which everything is seen that a page's style sheet could reach. */
const SEEN = [
  "ak-stage-identification everything",
  "ak-stage-identification sourceIcons",
  "ak-stage-password refused",
  "ak-stage-prompt everyTypeRefused",
  "ak-stage-prompt hostile",
  "ak-stage-authenticator-validate first",
  "ak-stage-authenticator-totp first",
  "ak-stage-consent additionalPermissions",
];

describe("on a page whose style sheet speaks of everything", () => {
  const sheet = document.createElement("style");
  sheet.textContent = hostile;
  const place = document.createElement("main");
  place.id = "login";
  before(() => {
    document.body.id = "app";
    document.body.append(place);
    document.head.append(sheet);
  });
  after(() => {
    document.body.removeAttribute("id");
    place.remove();
    sheet.remove();
  });

  for (const { title, challenge } of states.filter(({ title }) => SEEN.includes(title))) {
    it(`${title} looks the same in light DOM as in shadow roots`, async () => {
      new ScriptedExecutor(challenge);
      const executors = [new FlowExecutor(), new LightExecutor()];
      for (const executor of executors)
        Object.assign(executor, { slug: "flow", server: "/", query: "", theme: "light" });
      place.replaceChildren(...executors);
      const stages = await Promise.all(executors.map((executor) => new Visit(executor).stage(challenge.component)));
      const names = (stage: Stage) => nodesOf(stage).map(({ localName }) => localName);
      await until(() => new Set(stages.map((stage) => names(stage).join())).size === 1, "their nodes differ");
      const [off = {}, light = {}] = stages.map(looksOf);
      const different = Object.keys(off).filter((name) => off[name] !== light[name]);
      expect(different.map((name) => `${name}: ${off[name]}, in light ${light[name]}`)).to.deep.equal([]);
    });
  }
});

/** What a page can style as it does elements, and of which elements. */
const PSEUDO: readonly [pseudo: string, of: string][] = [
  ["", "*"],
  ["::before", "*"],
  ["::after", "*"],
  ["::marker", "li, summary"],
  ["::placeholder", "input, textarea"],
  ["::file-selector-button", "[type=file]"],
];

/** A stage and all that is in it, except what the page shows in its slots. */
function nodesOf(stage: Stage): Element[] {
  return [stage, ...insideOf(stage).querySelectorAll(":not(slot *)")];
}

/** The computed styles of a stage and all that is in it. */
function looksOf(stage: Stage): Record<string, string> {
  const looks: Record<string, string> = {};
  for (const [index, node] of nodesOf(stage).entries()) {
    for (const [pseudo, of] of PSEUDO) {
      const style = getComputedStyle(node, pseudo);
      const isThere = node.matches(of) && (!/before|after/.test(pseudo) || !/none|normal/.test(style.content));
      if (!isThere) continue;
      for (const property of style) {
        if (property.startsWith("--")) continue; // styles nothing by itself
        const name = `${index} ${node.localName}.${node.getAttribute("class") ?? ""}${pseudo} ${property}`;
        looks[name] = style.getPropertyValue(property);
      }
    }
  }
  return looks;
}
