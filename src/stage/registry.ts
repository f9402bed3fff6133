import type { Component } from "../protocol/index.js";
import type { Stage } from "./stage.js";

/** Names of components in older servers. The same stages show them, and respond under the older name. */
interface OlderNames {
  "ak-flow-sources-oauth-apple": "ak-source-oauth-apple";
  "ak-flow-sources-plex": "ak-source-plex";
  "xak-flow-error": "ak-stage-flow-error";
}

type Load<C extends Component> = () => Promise<{ default: new () => Stage<C> }>;

/** A stage for every component; the compiler names one that is left out. */
export type CompleteRegistry = { readonly [C in Component]: Load<C> } & StageRegistry;

/** Functions that load stages, by component; a page may replace single ones. */
export type StageRegistry = { readonly [C in Component]?: Load<C> } & {
  readonly [Name in keyof OlderNames]?: Load<OlderNames[Name]>;
} & {
  /** Loads the registry of all other stages. */
  readonly "*"?: () => Promise<{ stages: StageRegistry }>;
};
