import { readStored, store } from "../browser/storage.js";
import { FlowFailure } from "../protocol/index.js";

/** Session storage keeps here the address of the last redirect, how often it came in a row, and when. */
const KEY = "ak-redirects";
/** How many redirects to one address, each soon after the one before, are followed before we call it a circle. */
const MOST = 5;
/** Milliseconds within which a redirect counts as soon after the one before. */
const SOON = 30_000;

/** Follows a redirect that leads to this page, or may lead back to it; calls `fail` if it goes in a circle. */
export function comeBack(target: string, isThisPage: boolean, fail: (error: FlowFailure) => void): void {
  if (isOneTooMany(target, isThisPage)) return fail(new FlowFailure("loop"));
  location.assign(target);
  // If only the hash differs, browsers scroll instead of loading the page, and the flow would not go on.
  if (isThisPage && target.includes("#")) location.reload();
}

function isOneTooMany(target: string, isThisPage: boolean): boolean {
  const [last, times, at] = (readStored("sessionStorage", KEY) ?? "").split(" ");
  const count = last === target && Date.now() - Number(at) < SOON ? Number(times) + 1 : 1;
  // When the limit is reached the count is removed, so that a user can try again.
  const isStored = store("sessionStorage", KEY, count > MOST ? undefined : `${target} ${count} ${Date.now()}`);
  return isStored ? count > MOST : isThisPage; // without storage the first redirect cannot be told from the hundredth
}
