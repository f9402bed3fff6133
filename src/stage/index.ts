/** The stage kit: all that a stage may import. */
export { html, nothing } from "lit";
export { msg, str } from "@lit/localize";
export type { Challenge, ChallengeResponse, LoginSource, ConsentPermission } from "../protocol/index.js";
export { alert } from "../ui/alert.js";
export { link, links } from "../ui/links.js";
export { pendingUser } from "../ui/pending-user.js";
export { revealPassword } from "../ui/reveal.js";
export { sources } from "../ui/sources.js";
export { submit } from "../ui/submit.js";
export type { StageRegistry } from "./registry.js";
export { Stage, text } from "./stage.js";
