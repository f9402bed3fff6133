import type { Challenge, Component } from "../protocol/index.js";

/** Names of components in older servers. The same stages show them, and respond under the older name. */
interface OlderNames {
  "ak-flow-sources-oauth-apple": "ak-source-oauth-apple";
  "ak-flow-sources-plex": "ak-source-plex";
  "xak-flow-error": "ak-stage-flow-error";
}

/** What the executor gives to the element that shows a challenge, be it a stage of ours or an element of the page. */
export interface StageElement<C extends Component = Component> extends HTMLElement {
  /** The challenge, also the next one with `response_errors` if the server refused the response. */
  challenge?: Challenge<C> | undefined;
  /** Whether a response is on its way. */
  busy?: boolean;
  /** The language of the challenge's texts, if the server named it. */
  language?: string | undefined;
  /** What the user typed on this visit to say who they are, else the name of the pending user. */
  identifier?: string;
}

type StageElements = { [C in Component]: StageElement<C> };

declare global {
  interface HTMLElementTagNameMap extends StageElements {} // eslint-disable-line @typescript-eslint/no-empty-object-type
}

/** What a file with a stage exports. */
export interface StageModule<Element extends HTMLElement = HTMLElement> {
  default: new () => Element;
  /** The name that the element is defined under; by default the component. */
  tag?: string;
}

type Load<C extends Component> = () => Promise<StageModule<StageElement<C>>>;

/** A stage for every component; the compiler names one that is left out. */
export type CompleteRegistry = { readonly [C in Component]: Load<C> } & StageRegistry;

/** Functions that load stages, by component; a page may replace single ones. */
export type StageRegistry = { readonly [C in Component]?: Load<C> } & {
  readonly [Name in keyof OlderNames]?: Load<OlderNames[Name]>;
} & {
  /** Loads the registry of all other stages. */
  readonly "*"?: () => Promise<{ stages: StageRegistry }>;
};
