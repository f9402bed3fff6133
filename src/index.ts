/**
 * The package: the executor, the kit for stages of one's own, and their types. Importing it defines no element.
 * @example
 * import { FlowExecutor } from "authentik-flow";
 * import { stages } from "authentik-flow/stages/first";
 *
 * FlowExecutor.registry = stages;
 * customElements.define("ak-flow-executor", FlowExecutor);
 */
export * from "./executor/index.js";
export * from "./stage/context.js";
export * from "./stage/index.js";
export { translation } from "./i18n/translation.js";
export type * from "./i18n/translation.js";
export type * from "./protocol/index.js";
