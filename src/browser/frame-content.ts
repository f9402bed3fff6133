/**
 * What is known of a page that a frame has loaded:
 *
 * - `unknown`: it is, or was to be, of another site, of which browsers tell nothing. Chromium has its own error page
 *   there when a connection is refused or a page does not want to be framed, and calls that loaded as well.
 * - `good`: it is a page of this very site, such as the one to which an application sends the browser back.
 * - `bad`: it is one too, and the server says that it failed.
 * - `empty`: the frame has not been given anything yet; an empty page counts as loaded.
 */
export type FrameContent = "unknown" | "good" | "bad" | "empty";

/** Looks at a frame whose `load` event has just fired. */
export function inspectFrame({ contentDocument, contentWindow }: HTMLIFrameElement): FrameContent {
  if (!contentDocument || !contentWindow) return "unknown";
  if (contentDocument.URL === "about:blank") return "empty";
  try {
    const [navigation] = contentWindow.performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    // eslint-disable-next-line house/oldest-browsers -- where it is missing, a page of ours counts as good
    return (navigation?.responseStatus ?? 0) >= 400 ? "bad" : "good";
  } catch {
    return "unknown"; // Firefox has a page of its own there when a policy blocks the frame
  }
}
