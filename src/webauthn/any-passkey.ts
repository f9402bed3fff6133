import type { RenderOptions } from "lit";
import type { Challenge } from "../protocol/index.js";
import { conditional } from "./conditional.js";

/** The stage that may be answered with a passkey. */
export interface Asking {
  readonly challenge: Challenge<"ak-stage-identification">;
  readonly renderRoot: ParentNode;
  readonly renderOptions: RenderOptions;
}

/**
 * Lets the user sign in with a passkey, until the signal aborts: among the browser's suggestions, and by a button where
 * the stage has a place for it.
 * @returns the assertion as the server wants it; nothing if there is none
 */
export function anyPasskey(stage: Asking, signal: AbortSignal): Promise<Record<string, unknown> | undefined> {
  const options = stage.challenge.passkey_challenge ?? {};
  const place = stage.renderRoot.querySelector<HTMLElement>(".passkey");
  const ways = [conditional(options, signal)];
  if (place) {
    const loaded = import("./passkey-button.js"); // the suggestions do not wait for it
    ways.push(
      loaded.then(
        ({ passkeyButton }) => passkeyButton(stage.renderOptions, place, options, signal),
        () => void (place.hidden = true), // users have the suggestions
      ),
    );
  }
  return new Promise((resolve) => {
    for (const way of ways) void way.then((passkey) => passkey && resolve(passkey));
    void Promise.all(ways).then(() => resolve(undefined));
  });
}
