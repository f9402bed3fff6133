import { FlowFailure, safeTarget } from "../protocol/index.js";
import { RedirectEvent } from "./events.js";

/**
 * Follows a redirect, unless the page around the executor takes over.
 * @returns whether the browser is on its way
 * @throws FlowFailure if the redirect leads nowhere
 */
export function leave(executor: HTMLElement, to: unknown, base: string): boolean {
  const target = safeTarget(to, base);
  if (!target) throw new FlowFailure(typeof to === "string" ? "unsafe-target" : "malformed");
  if (!executor.dispatchEvent(new RedirectEvent(target))) return false;
  if (leadsInCircles(target)) throw new FlowFailure("loop");
  // Where only the hash differs from this page, or nothing at all, a browser would only scroll.
  const scrolls = target.includes("#") && isThisPage(target);
  location.assign(target);
  if (scrolls) location.reload();
  return true;
}

/** Where the tab keeps which redirect it followed last, how often in a row, and when. */
const KEY = "ak-redirects";
/** Redirects to the same address, each soon after the one before, until we no longer believe that they lead on. */
const MOST = 5;
/** Milliseconds within which the next one is soon. */
const SOON = 30_000;

/**
 * Whether a redirect has led back to this page again and again, which would go on for ever: the page asks, is sent
 * away, and is loaded again. What leaves for another site is not kept, since its address may hold secrets.
 */
function leadsInCircles(target: string): boolean {
  if (new URL(target).origin !== location.origin) return false;
  try {
    const [last, times, at] = (sessionStorage.getItem(KEY) ?? "").split(" ");
    const count = last === target && Date.now() - Number(at) < SOON ? Number(times) + 1 : 1;
    // Users who try again begin to count anew.
    if (count > MOST) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, `${target} ${count} ${Date.now()}`);
    return count > MOST;
  } catch {
    return isThisPage(target); // without storage a first round looks like the hundredth
  }
}

function isThisPage(target: string): boolean {
  return target.split("#", 1)[0] === location.href.split("#", 1)[0];
}
