import type { Brand } from "../protocol/index.js";

/** Something that has a colour scheme. */
interface Themed {
  theme: "light" | "dark" | null;
}

/**
 * Keeps an element in the colour scheme of the page: that of `<html data-theme>`, else the brand's, else the system's.
 * It also writes the scheme to `<html data-theme>`, where the brand's CSS can select it. It does so as long as
 * the page lives.
 */
export class ColorScheme {
  readonly #root = document.documentElement;
  readonly #system = matchMedia("(prefers-color-scheme: dark)");
  readonly #element: Themed;
  readonly #changed: () => void;
  #automatic = !this.#root.dataset.theme || this.#root.dataset.themeChoice === "auto";

  /** @param changed - called with each change of the scheme, and once at first */
  constructor(element: Themed, changed = () => {}) {
    this.#element = element;
    this.#changed = changed;
    this.#system.addEventListener("change", this.#resolve);
    new MutationObserver(() => this.#apply()).observe(this.#root, { attributeFilter: ["data-theme"] });
    this.#resolve();
    this.#apply();
  }

  /** Takes the brand's choice, unless the page made one. */
  follow({ ui_theme }: Brand) {
    if (this.#automatic && (ui_theme === "light" || ui_theme === "dark")) {
      this.#automatic = false;
      this.#root.dataset.theme = ui_theme;
    }
  }

  readonly #resolve = () => {
    if (this.#automatic) this.#root.dataset.theme = this.#system.matches ? "dark" : "light";
  };

  #apply() {
    this.#element.theme = this.#root.dataset.theme === "dark" ? "dark" : "light";
    this.#changed();
  }
}
