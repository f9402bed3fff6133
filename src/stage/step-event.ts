/** A stage has changed what it says of its step: it is new, the user chose another way, or the server refused. */
export class StepEvent extends Event {
  /** @param isRefused - whether the stage shows an error */
  constructor(
    readonly heading: string,
    readonly isRefused: boolean,
  ) {
    super("ak-step", { bubbles: true, composed: true });
  }
}

/** Dispatches the event of a stage whose root shows this step. */
export function dispatchStep(stage: EventTarget, root: ParentNode): void {
  const heading = root.querySelector("h1")?.textContent.trim() ?? "";
  stage.dispatchEvent(new StepEvent(heading, root.querySelector("[role=alert]") !== null));
}

declare global {
  interface HTMLElementEventMap {
    "ak-step": StepEvent;
  }
}
