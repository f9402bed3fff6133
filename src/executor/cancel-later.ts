import { FlowFailure, type FlowSession } from "../protocol/index.js";
import type { Ending } from "../stage/respond-event.js";
import type { Beginning } from "./cancel.js";

/** Gives a flow up. Nothing else is sent from now on; how it is done few need to know, and it is loaded when they do. */
export function cancelLater(session: FlowSession, then: Ending, beginning: Beginning): void {
  session.stop();
  void import("./cancel.js").then(
    ({ cancel }) => cancel(session, then, beginning),
    (cause: unknown) => session.fail(new FlowFailure("missing-stage", { cause })),
  );
}
