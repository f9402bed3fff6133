import type { ReactiveController } from "lit";
import type { Stage } from "../stage/stage.js";

/** Stages that have settled. */
const settled = new WeakSet<Stage>();

/**
 * Does for password managers what they need once a stage has settled; nothing if that was done for it.
 *
 * @param executor - the executor that shows the stage
 */
export function settle(executor: Element, stage: Stage): void {
  if (settled.has(stage) || !("addController" in stage)) return; // an element of the page need not be made with Lit
  settled.add(stage);
  stage.addController(new Settled(executor, stage));
}

class Settled implements ReactiveController {
  /**
   * An empty child of the executor, which no slot shows. Some managers watch the document alone, and look for fields when
   * something is added there; others handle a change only when the next one comes.
   */
  readonly #sign = document.createElement("span");

  constructor(
    readonly executor: Element,
    readonly stage: Stage,
  ) {
    this.#sign.slot = "ak-settled";
  }

  hostConnected() {
    this.executor.append(this.#sign);
    // Browsers without it leave the flow when a manager calls `form.submit()`.
    if ("navigation" in window) navigation.addEventListener("navigate", this.#submit); // eslint-disable-line house/oldest-browsers
  }

  hostDisconnected() {
    this.#sign.remove();
    if ("navigation" in window) navigation.removeEventListener("navigate", this.#submit); // eslint-disable-line house/oldest-browsers
  }

  /** `form.submit()`, which some managers call, sends the form past the stage: it is submitted as by its button. */
  readonly #submit = (event: NavigateEvent) => {
    const form = this.stage.renderRoot.querySelector<HTMLFormElement>("form:not([action])");
    const { formData } = event; // eslint-disable-line house/oldest-browsers
    if (!form || !event.cancelable || !formData) return;
    if (namesIn(formData) !== namesIn(new FormData(form))) return; // another form of the page
    event.preventDefault();
    form.requestSubmit();
  };
}

/** The names of the fields in a form; two forms with the same fields are not on one page. */
function namesIn(form: FormData): string {
  return JSON.stringify([...form.keys()]);
}
