import type { Flow } from "../executor/flow.js";
import { importBlueprints } from "./import.js";
import account from "./shipped/account.js";
import authentication from "./shipped/authentication.js";
import authenticators from "./shipped/authenticators.js";
import authorization from "./shipped/authorization.js";
import denied from "./shipped/denied.js";
import elsewhere from "./shipped/elsewhere.js";
import enrollment from "./shipped/enrollment.js";
import invalidation from "./shipped/invalidation.js";
import recovery from "./shipped/recovery.js";
import sources from "./shipped/sources.js";

/** Files under the slugs that people know from servers; as texts, because browsers and Node load those alike. */
export const shippedBlueprints: readonly string[] = [
  authentication,
  invalidation,
  authorization,
  enrollment,
  recovery,
  account,
  authenticators,
  sources,
  elsewhere,
  denied,
];

/** The flows that come with the executor. */
export const shippedFlows: readonly Flow[] = importBlueprints(shippedBlueprints).flows;
