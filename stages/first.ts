import type { StageRegistry } from "../src/stage/index.js";
import IdentificationStage from "./identification.js";

/**
 * The stages that flows usually begin with; the first comes with the page. The page learns of all others while the user
 * types, or when one is due.
 */
export const stages: StageRegistry = {
  "ak-stage-identification": () => Promise.resolve({ default: IdentificationStage }),
  "ak-stage-password": () => import("./password.js"),
  "ak-stage-consent": () => import("./consent.js"),
  "ak-stage-prompt": () => import("./prompt.js"),
  "*": () => import("./registry.js"),
};
