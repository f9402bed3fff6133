import { inTime } from "../protocol/index.js";

/** Milliseconds after which users read the server's words rather than wait for those of this page. */
const LIMIT = 3000;

/** Loads what a stage needs once the server has refused a response; without it, users read the server's words. */
export function loadRefusal() {
  return inTime(
    import("./refusal.js").then((it) => it.loadRefusal()),
    LIMIT,
  ).catch(() => undefined);
}
