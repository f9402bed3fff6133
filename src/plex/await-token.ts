import { until } from "../browser/until.js";
import { ask } from "./ask.js";

/** Asks Plex every now and then whether a PIN was approved, but only while the page is visible. */
export async function awaitToken(
  clientId: string,
  id: number,
  { signal, interval }: { signal: AbortSignal; interval: number },
): Promise<string> {
  for (;;) {
    if (document.hidden) await until(document, "visibilitychange", signal);
    const { authToken } = await ask(`pins/${id}`, clientId, { signal });
    if (typeof authToken === "string" && authToken) return authToken;
    await until(document, "visibilitychange", signal, interval);
  }
}
