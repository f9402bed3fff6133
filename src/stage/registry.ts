import type { Component } from "../protocol/index.js";
import type { Stage } from "./stage.js";

/** What older servers call some components. They show the same stages, and are answered under the name that came. */
interface OlderNames {
  "ak-flow-sources-oauth-apple": "ak-source-oauth-apple";
  "ak-flow-sources-plex": "ak-source-plex";
  "xak-flow-error": "ak-stage-flow-error";
}

type Load<C extends Component> = () => Promise<{ default: new () => Stage<C> }>;

/** A stage for every component; one that is left out is named by the compiler. */
export type CompleteRegistry = { readonly [C in Component]: Load<C> } & StageRegistry;

/** Where stages are loaded from; a page may replace single ones. */
export type StageRegistry = { readonly [C in Component]?: Load<C> } & {
  readonly [Name in keyof OlderNames]?: Load<OlderNames[Name]>;
} & {
  /** Where the registry of all other stages is loaded from. */
  readonly "*"?: () => Promise<{ stages: StageRegistry }>;
};
