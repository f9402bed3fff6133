import type { Challenge } from "../../src/protocol/challenges.js";
import { isSince, type Version } from "./version.js";

/** Has the browser go elsewhere. Older servers do not say whether a flow ends by that. */
export function redirection(world: { version: Version }, to: string, isFinal = false): Challenge<"xak-flow-redirect"> {
  const final_redirect = isFinal;
  return { component: "xak-flow-redirect", to, ...(isSince(world, "2026.8") ? { final_redirect } : {}) };
}
