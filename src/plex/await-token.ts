import { until } from "../browser/until.js";
import { ask } from "./ask.js";
import { PlexFailure } from "./plex-failure.js";

/** So many questions in a row may stay without a reply, as on a bad connection or after the computer slept. */
const PATIENCE = 4;

/** Asks Plex every now and then whether a PIN was approved, but only while the page is visible. */
export async function awaitToken(
  clientId: string,
  id: number,
  { signal, interval }: { signal: AbortSignal; interval: number },
): Promise<string> {
  for (let missed = 0; ;) {
    if (document.hidden) await until(document, "visibilitychange", signal);
    const reply = await ask(`pins/${id}`, clientId, { signal }).catch((cause: unknown) => {
      const isLost = cause instanceof PlexFailure && cause.code === "unreachable";
      if (!isLost || ++missed === PATIENCE) throw cause;
    });
    if (reply) missed = 0;
    if (typeof reply?.["authToken"] === "string" && reply["authToken"]) return reply["authToken"];
    await until(document, "visibilitychange", signal, interval);
  }
}
