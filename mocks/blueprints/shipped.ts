import type { Flow } from "../executor/flow.js";
import { importBlueprints } from "./import.js";
import account from "./shipped/account.js";
import authentication from "./shipped/authentication.js";
import authenticators from "./shipped/authenticators.js";
import authorization from "./shipped/authorization.js";
import captcha from "./shipped/captcha.js";
import denied from "./shipped/denied.js";
import elsewhere from "./shipped/elsewhere.js";
import enrollment from "./shipped/enrollment.js";
import factors from "./shipped/factors.js";
import invalidation from "./shipped/invalidation.js";
import layouts from "./shipped/layouts.js";
import logins from "./shipped/logins.js";
import prompts from "./shipped/prompts.js";
import recovery from "./shipped/recovery.js";
import screens from "./shipped/screens.js";
import sources from "./shipped/sources.js";
import steps from "./shipped/steps.js";

/**
 * The files: first those under slugs that people know from servers, then one for each other thing there is to see.
 * They are texts, because browsers and Node load those alike.
 */
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
  logins,
  captcha,
  prompts,
  layouts,
  factors,
  steps,
  screens,
];

/** The flows that come with the executor. */
export const shippedFlows: readonly Flow[] = importBlueprints(shippedBlueprints).flows;
