import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { locales } from "../i18n/locales.js";
import { icon } from "../ui/icons/icon.js";
import { changeLocale, type Scene } from "./change-locale.js";

const GLOBE = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18";

/** The languages by their own names, in the order of these. */
const NAMES = ["en", ...Object.keys(locales)]
  .map((tag): [tag: string, name: string] => [tag, nameOf(tag)])
  .sort(([, a], [, b]) => a.localeCompare(b));

/** What each executor shows now. */
const scenes = new WeakMap<Element, Scene>();

/**
 * The control by which users choose the language. The attribute `locale-select` of the executor asks for it; its value
 * names the languages to offer, by default all.
 */
export function localeSelect(scene: Scene): TemplateResult | typeof nothing {
  const { executor } = scene;
  const asked = executor.getAttribute("locale-select");
  const offered = NAMES.filter(
    ([tag]) => !asked?.trim() || tag === executor.locale || asked.split(/\s+/).includes(tag),
  );
  if (asked === null || !executor.locale || offered.length < 2) return nothing;
  scenes.set(executor, scene);
  return html`<div class="pf-c-list" part="locale-select">
    ${icon(GLOBE)}
    <select
      aria-label=${msg("Language")}
      autocomplete="off"
      @change=${({ currentTarget }: Event) => void choose(executor, currentTarget as HTMLSelectElement)}
    >
      ${offered.map(([tag, name]) => html`<option value=${tag} lang=${tag} .selected=${tag === executor.locale}>${name}</option>`)}
    </select>
    <span aria-live="assertive"></span>
  </div>`;
}

/** Speaks the language that the user has chosen; says so if its texts do not load. */
async function choose(executor: Scene["executor"], select: HTMLSelectElement) {
  const { value, nextElementSibling: note } = select;
  const say = (text: string) => note && (note.textContent = text);
  say("");
  try {
    await changeLocale(
      value,
      () => scenes.get(executor) as Scene, // the control is shown
      () => select.value === value,
    );
  } catch {
    if (select.value !== value) return;
    select.value = executor.locale;
    say(msg("This language could not be loaded."));
  }
}

/** A language in its own words. Each is offered in one variant, which needs no name, but for the scripts of Chinese. */
function nameOf(tag: string): string {
  const language = tag.replace(/-(?!Han)\w+$/, "");
  const name = new Intl.DisplayNames(tag, { type: "language" }).of(language) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
