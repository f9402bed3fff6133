import { readStored, store } from "../browser/storage.js";
import { FlowFailure } from "../protocol/index.js";

/** Where the tab keeps which redirect it followed last, how often in a row, and when. */
const KEY = "ak-redirects";
/** Redirects to the same address, each soon after the one before, until we no longer believe that they lead on. */
const MOST = 5;
/** Milliseconds within which the next one is soon. */
const SOON = 30_000;

/** Follows a redirect that leads to this page, or may lead back to it; but not again and again. */
export function comeBack(target: string, isThisPage: boolean, fail: (error: FlowFailure) => void): void {
  if (isOneTooMany(target, isThisPage)) return fail(new FlowFailure("loop"));
  location.assign(target);
  // Where nothing but the hash differs, browsers only scroll, and the flow would still stand here.
  if (isThisPage && target.includes("#")) location.reload();
}

function isOneTooMany(target: string, isThisPage: boolean): boolean {
  const [last, times, at] = (readStored("sessionStorage", KEY) ?? "").split(" ");
  const count = last === target && Date.now() - Number(at) < SOON ? Number(times) + 1 : 1;
  // Users who try again begin to count anew.
  const isStored = store("sessionStorage", KEY, count > MOST ? undefined : `${target} ${count} ${Date.now()}`);
  return isStored ? count > MOST : isThisPage; // without storage a first round looks like the hundredth
}
