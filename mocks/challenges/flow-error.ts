import type { Fixture } from "./fixture.js";

const request_id = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

const traceback = [
  "Traceback (most recent call last):",
  '  File "/engine/mill.py", line 12, in turn',
  "    return self.store[column] / divisor",
  "ZeroDivisionError: division by zero",
  "",
].join("\n");

/** The server failed. */
export default {
  component: "ak-stage-flow-error",
  states: {
    first: { component: "ak-stage-flow-error", request_id },
    withTraceback: { component: "ak-stage-flow-error", request_id, error: "division by zero", traceback },
    withoutTraceback: { component: "ak-stage-flow-error", request_id, error: "CSRF Failed: CSRF token missing." },
    longTexts: {
      component: "ak-stage-flow-error",
      request_id: request_id.repeat(6),
      error: "The mill turned, but the store had no column left to write to, so that the carry was lost. ".repeat(8),
      traceback: traceback.repeat(40),
    },
    rightToLeft: { component: "ak-stage-flow-error", request_id, error: "القسمة على صفر", traceback },
    bare: { component: "ak-stage-flow-error", request_id: "" },
  },
} satisfies Fixture<"ak-stage-flow-error">;
