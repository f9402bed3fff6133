import type { ReactiveController, ReactiveControllerHost } from "lit";
import { textOf, type PendingUser, type ResponseErrors } from "../protocol/index.js";
import { readStored, store } from "../browser/storage.js";
import { codeIn } from "../ui/code-field.js";

/** A stage that asks for codes of an app. */
interface Host extends ReactiveControllerHost {
  readonly challenge: PendingUser & { readonly response_errors?: ResponseErrors };
}

/**
 * How many digits the codes of a user's app have: mostly six, sometimes eight, and the server does not say which.
 * Sent at the sixth digit, a code of eight would be cut off, and count as a failed attempt. So the first one that is
 * typed in this browser waits for Enter; from then on they are sent as soon as they are complete.
 */
export class CodeDigits implements ReactiveController {
  #challenge: Host["challenge"] | undefined;

  constructor(readonly host: Host) {
    host.addController(this);
  }

  /** A code that the server refused may have been incomplete. */
  hostUpdate() {
    const { challenge } = this.host;
    if (challenge !== this.#challenge && challenge.response_errors?.["code"]) this.#keep(undefined);
    this.#challenge = challenge;
  }

  /** What is known of this user's codes. */
  get known(): number | undefined {
    const key = this.#key;
    return key === undefined ? undefined : Number(readStored("localStorage", key)) || undefined;
  }

  /** The code in a form; its length is kept. Of two apps the longer codes count, so that none is cut off. */
  codeIn(form: FormData): string {
    const code = codeIn(form);
    const isLonger = /^\d+$/.test(code) && code.length > (this.known ?? 0);
    if (isLonger) this.#keep(String(code.length));
    return code;
  }

  /** If storage is blocked or full, every typed code waits for Enter. */
  #keep(length: string | undefined) {
    const key = this.#key;
    if (key !== undefined) store("localStorage", key, length);
  }

  get #key(): string | undefined {
    const pending_user = textOf(this.host.challenge.pending_user);
    return pending_user ? `ak-code-digits ${mark(pending_user)}` : undefined;
  }
}

/** Tells users apart without storing their names, which other users of the device could read. */
function mark(name: string): number {
  let mark = 0;
  for (const char of name) mark = (Math.imul(mark, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return mark;
}
