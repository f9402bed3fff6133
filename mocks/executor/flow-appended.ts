import type { LogoutURL, NativeLogoutChallenge } from "../../src/protocol/challenges.js";
import type { Source, TelegramSource } from "./sources/source.js";

/** Leaves by a form that is posted to a page of the demo. */
export interface AutosubmitStage {
  kind: "autosubmit";
  name: string;
  attrs: Readonly<Record<string, string>>;
}

/** Asks for the code that another device shows; then its application's flow goes on. */
export interface DeviceCodeStage {
  kind: "device_code";
  name: string;
  code: string;
  /** Slug of the flow that asks for consent, and ends with the finish. */
  targetFlow: string;
}

/** Tells that the device is signed in. */
export interface DeviceCodeFinishStage {
  kind: "device_code_finish";
  name: string;
}

/** Shows a page of the demo in a frame, which says at once that it is done. */
export interface FrameStage {
  kind: "frame";
  name: string;
  text: string;
}

/** Signs out of several services at once. */
export interface IframeLogoutStage {
  kind: "iframe_logout";
  name: string;
  services: readonly LogoutURL[];
}

/** Signs out of one service after the other. */
export interface NativeLogoutStage {
  kind: "native_logout";
  name: string;
  services: readonly Omit<NativeLogoutChallenge, "component">[];
}

/** Brings an application its code; OAuth2 providers append it to their authorization flow. */
export interface OAuthResponseStage {
  kind: "oauth_response";
  name: string;
  redirectUri: string;
  /** Whether the code travels in the address or in a form. */
  responseMode?: "query" | "form_post";
  state?: string;
}

/** Offers where to go after signing out of an application; providers append it to their invalidation flow. */
export interface SessionEndStage {
  kind: "session_end";
  name: string;
}

/** A view that answers with a page of its own, or a part of one. */
export interface ShellStage {
  kind: "shell";
  name: string;
  body: string;
}

/** Remembers whom a source has named; it is appended to the flow that goes on after that. */
export interface SourceConnectionStage {
  kind: "source_connection";
  name: string;
  source: Source;
  identifier: string;
}

/** Asks Telegram who the user is. */
export interface TelegramStage {
  kind: "telegram";
  name: string;
  source: TelegramSource;
}
