import { FlowFailure, type FlowSession } from "../protocol/index.js";
import type { Ending } from "../stage/respond-event.js";
import type { Beginning } from "./cancel.js";

/** Cancels a flow. The session sends nothing more; the code that cancels is loaded now, because few users need it. */
export function cancelLater(session: FlowSession, then: Ending, beginning: Beginning): void {
  session.stop();
  void import("./cancel.js").then(
    ({ cancel }) => cancel(session, then, beginning),
    (cause: unknown) => session.fail(new FlowFailure("missing-stage", { cause })),
  );
}
