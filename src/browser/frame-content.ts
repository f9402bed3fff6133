/**
 * What is known of a page that a frame has loaded:
 *
 * - `unknown`: the page is of another site, and scripts may not look at it. It may even be an error page of the
 *   browser: Chromium fires `load` for that too, when a connection is refused or a page forbids framing.
 * - `good`: the page is of this site, such as the one to which an application sends the browser back.
 * - `bad`: the page is of this site, and the server replied with an error status.
 * - `empty`: the frame has no address yet; browsers fire `load` for the empty page.
 */
export type FrameContent = "unknown" | "good" | "bad" | "empty";

/** Finds out what a frame has loaded. To be called when its `load` event fires. */
export function inspectFrame({ contentDocument, contentWindow }: HTMLIFrameElement): FrameContent {
  if (!contentDocument || !contentWindow) return "unknown";
  if (contentDocument.URL === "about:blank") return "empty";
  try {
    const [navigation] = contentWindow.performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    // eslint-disable-next-line house/oldest-browsers -- without it, each page of this site counts as good
    return (navigation?.responseStatus ?? 0) >= 400 ? "bad" : "good";
  } catch {
    return "unknown"; // Firefox shows its own error page when a policy blocks the frame
  }
}
