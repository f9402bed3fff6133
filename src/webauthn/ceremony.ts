import { until } from "../browser/until.js";
import { wait, type WebAuthnOptions } from "../protocol/index.js";
import { WebAuthnFailure } from "./webauthn-failure.js";
import { identify } from "./identify.js";
import { obstacle } from "./support.js";

/** The ceremony of this page: browsers take one request at a time. */
let current: { end: () => void; over: Promise<void> } | undefined;

/** Milliseconds to wait until an aborted request ends: extensions that replace the browser's may ignore the signal. */
const patience = 1000;

/**
 * Aborts the ceremony that is running on this page, and runs another as soon as it has ended.
 *
 * @param options - the server's; what cannot be read fails as the ceremony does
 * @param outer - ends it
 * @throws WebAuthnFailure
 */
export async function ceremony<T>(
  options: WebAuthnOptions | null | undefined,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (outer?.aborted) throw new WebAuthnFailure("aborted");
  const failure = obstacle();
  if (failure) throw failure;

  const before = current;
  before?.end();
  const controller = new AbortController();
  const end = () => controller.abort();
  let leave = () => {};
  const mine = (current = { end, over: new Promise<void>((resolve) => (leave = resolve)) });
  outer?.addEventListener("abort", end);
  // eslint-disable-next-line house/oldest-browsers -- without it, the user counts as having started it
  const byPerson = (navigator as { userActivation?: UserActivation }).userActivation?.isActive ?? true;
  await before?.over;
  const beginning = { at: performance.now(), timeout: options?.timeout, byPerson };
  const { signal } = controller;
  try {
    signal.throwIfAborted();
    const credential = await unlessOverdue(run(signal), signal);
    signal.throwIfAborted(); // a credential that comes after the abort is not used
    return credential;
  } catch (cause) {
    throw identify(signal.aborted ? signal.reason : cause, beginning);
  } finally {
    outer?.removeEventListener("abort", end);
    if (current === mine) current = undefined;
    leave();
  }
}

/** Stops waiting for an aborted request that does not end. */
async function unlessOverdue<T>(request: Promise<T>, signal: AbortSignal): Promise<T> {
  const over = new AbortController();
  const overdue = async (): Promise<never> => {
    await until(signal, "abort", over.signal);
    await wait(patience, over.signal);
    throw new WebAuthnFailure("aborted");
  };
  try {
    return await Promise.race([request, overdue()]);
  } finally {
    over.abort();
  }
}
