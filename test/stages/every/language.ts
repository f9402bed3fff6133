import { expect } from "@open-wc/testing";
import { ScriptedExecutor, all, open, shadowOf, until } from "../../flow.js";
import { withTexts } from "./server-texts.js";
import type { State } from "./state.js";

/** What an Arabic server says, and what its users are called. */
const SAID = { text: "نص من الخادم", name: "آدا" };
const ARABIC = /\p{Script=Arabic}/u;

/** Attributes that people read. */
const READ = ["alt", "title", "placeholder", "aria-label"];

/** Who hears or sees both languages has to hear each in its own voice, and see neither turn the other round. */
export function tellsLanguages(state: State): void {
  const { title, challenge } = withTexts(state, (kind) => SAID[kind]);
  it(`${title} has the texts of an Arabic server in Arabic, and those of the page in its own language`, async () => {
    new ScriptedExecutor(challenge, challenge, "ar");
    const visit = await open("flow");
    const stage = await visit.stage(challenge.component);
    // What may be HTML is cleaned first.
    await until(() => all(stage, ".rich").every((it) => it.textContent.trim()), "a text did not come");
    const seen = textsIn(shadowOf(stage));
    for (const { text, holder } of seen) {
      if (holder instanceof HTMLOptionElement && holder.lang === holder.value) continue; // a language, by its own name
      if (ARABIC.test(text)) {
        expect(holder.closest("bdi, [dir]")?.textContent.trim(), `“${text}” stands by itself`).to.equal(text);
      }
      expect(
        holder.closest<HTMLElement>("[lang]")?.lang ?? "",
        `language of “${text}” in ${holder.outerHTML}`,
      ).to.equal(text === SAID.text ? "ar" : "");
    }
    for (const holder of all(stage, READ.map((name) => `[${name}]:not([hidden], [${name}=""])`).join())) {
      const isSaid = READ.some((name) => holder.getAttribute(name) === SAID.text);
      expect(holder.closest<HTMLElement>("[lang]")?.lang ?? "", holder.outerHTML).to.equal(isSaid ? "ar" : "");
    }
  });
}

/** The texts below a node, each with the element that holds it. */
function textsIn(root: Node): { text: string; holder: Element }[] {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: { text: string; holder: Element }[] = [];
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const { parentElement: holder, textContent } = node;
    const text = textContent?.trim();
    if (text && holder && !holder.matches("style, textarea")) found.push({ text, holder });
  }
  return found;
}
