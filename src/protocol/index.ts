/**
 * The headless core: walks through a flow without a DOM.
 * @example
 * const session = new FlowSession(new HttpTransport({ base: "https://example.org/", slug: "login", fetch }));
 * await session.start();
 * await session.respond({ uid_field: "ada" });
 */
export type * from "./brand.js";
export type * from "./challenges.js";
export { attempt } from "./attempt.js";
export { csrfHeader } from "./csrf.js";
export { FlowFailure, asFailure, type FailureCode, type FailureFacts, type Obstacle } from "./flow-failure.js";
export { inTime } from "./in-time.js";
export { FlowSession, type FlowState, type Restart } from "./session.js";
export { absolute, inScheme, safeTarget } from "./target.js";
export { HttpTransport, encodeQuery, executorUrl, type HttpTransportOptions, type Transport } from "./transport.js";
export type { Submission } from "./transport.js";
export { abortable, wait, within } from "./wait.js";
export { isObject, list, textOf, texts } from "./wire.js";
