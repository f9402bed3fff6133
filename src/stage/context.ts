import { createContext } from "@lit/context";
import type { Brand, FlowSession } from "../protocol/index.js";

/*
 * What the executor provides to every element inside it, by the community protocol for contexts: an element, with Lit
 * or without, dispatches a `context-request` event for one of these, and is called with the value.
 */

/** The session of the flow; `undefined` without a flow. */
export const sessionContext = createContext<FlowSession | undefined>("ak-session");

/** Root of the installation: absolute, with a trailing slash. The addresses in challenges are relative to it. */
export const baseContext = createContext<string>("ak-base");

/** The colour scheme that users see. */
export const schemeContext = createContext<Scheme>("ak-scheme");

/** The brand; `null` until it is known. */
export const brandContext = createContext<Brand | null>("ak-brand");

/** The language of the page's own texts, as a tag such as `de-DE`; empty if the page has not chosen one. */
export const localeContext = createContext<string>("ak-locale");

/** What each context of the executor holds, by its name in `context-request` events. */
export interface ExecutorContexts {
  "ak-session": FlowSession | undefined;
  "ak-base": string;
  "ak-scheme": Scheme;
  "ak-brand": Brand | null;
  "ak-locale": string;
}

export type Scheme = "light" | "dark";
