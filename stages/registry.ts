import type { StageRegistry } from "../src/stage/index.js";

/** Which stage shows which challenge. */
export const stages = {
  "ak-stage-access-denied": () => import("./access-denied.js"),
  "ak-stage-consent": () => import("./consent.js"),
  "ak-stage-dummy": () => import("./dummy.js"),
  "ak-stage-flow-error": () => import("./flow-error.js"),
  "ak-stage-identification": () => import("./identification.js"),
  "ak-stage-password": () => import("./password.js"),
  "ak-stage-session-end": () => import("./session-end.js"),
  "ak-stage-user-login": () => import("./user-login.js"),
  "xak-flow-redirect": () => import("./flow-redirect.js"),
} satisfies StageRegistry;
