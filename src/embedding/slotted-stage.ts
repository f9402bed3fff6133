import { FlowExecutor } from "../executor/index.js";
import { Stage, html, nothing, type StageElement } from "../stage/index.js";
import { replacements, type Replacement } from "./replacements.js";

/** The name of the element, whatever the component. */
export const tag = "ak-slotted-stage";

/** What can take the focus in an element that does not say itself how. */
const FOCUSABLE = "input:not([type=hidden]), select, textarea, button, a[href], [tabindex]";

/**
 * Stands where a stage of ours would, shows nothing itself, and lets a child of the executor be seen there. That element
 * gets what a stage gets, for as long as its step lasts.
 */
export default class SlottedStage extends Stage {
  #replacement: Replacement | undefined;
  /** Where the element is seen, in the root of the executor. */
  readonly #slot = document.createElement("slot");

  override connectedCallback() {
    super.connectedCallback();
    this.#begin();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#end();
  }

  protected override template() {
    return nothing;
  }

  protected override render() {
    return html``;
  }

  protected override updated() {
    const replacement = replacements.get(this.challenge);
    // When the challenge comes again, the page may have put another element there.
    if (replacement && replacement.element !== this.#replacement?.element) {
      this.#end();
      this.#replacement = replacement;
      this.#begin();
    } else this.#tell();
  }

  override focus(options?: FocusOptions) {
    const { element } = this.#replacement ?? {};
    element?.focus(options);
    if (!element?.matches(":focus-within")) element?.querySelector<HTMLElement>(FOCUSABLE)?.focus(options);
  }

  /** Shows the element, if this one is shown. */
  #begin() {
    if (!this.isConnected || !this.#replacement || this.#slot.isConnected) return;
    const { element, executor } = this.#replacement;
    this.#slot.name = element.slot;
    executor.renderRoot.querySelector("[part=challenge]")?.append(this.#slot);
    element.addEventListener("ak-respond", keepInside);
    this.#tell();
    // Until then the element does not notice what it gets.
    if (element.matches(":not(:defined)")) void customElements.whenDefined(element.localName).then(this.#tell);
  }

  readonly #tell = () => {
    const { challenge, busy, language, identifier } = this;
    if (this.#slot.isConnected) this.#give({ challenge, busy, language, identifier });
  };

  #end() {
    this.#slot.remove();
    this.#replacement?.element.removeEventListener("ak-respond", keepInside);
    this.#give({ challenge: undefined, busy: false });
  }

  #give(values: Partial<StageElement>) {
    if (this.#replacement) Object.assign(this.#replacement.element, values);
  }
}

/** Keeps what an executor inside the element asks for from this one, which would send it to the server of its own flow. */
function keepInside(event: Event) {
  if (event.target instanceof FlowExecutor) event.stopPropagation();
}
