import { until } from "../browser/until.js";
import { wait, type WebAuthnOptions } from "../protocol/index.js";
import { WebAuthnFailure } from "./webauthn-failure.js";
import { identify } from "./identify.js";
import { obstacle } from "./support.js";

/** A browser takes one request at a time, so that there is one of these per page. */
let current: { end: () => void; over: Promise<void> } | undefined;

/** Milliseconds to wait for the end of what was aborted: extensions that stand in for the browser may ignore the signal. */
const patience = 1000;

/**
 * Runs a ceremony as soon as the one under way on this page, which it aborts, is over.
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
  // eslint-disable-next-line house/oldest-browsers -- without it, a person is believed to have asked
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

/** Gives up a request that does not end although it should. */
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
