import type { Envelope, PendingUser } from "./envelope.js";

/** Loads a page in a frame, and waits for its message. */
export interface FrameChallenge extends Envelope<"xak-flow-frame"> {
  url: string;
  loading_overlay?: boolean;
  loading_text: string;
}

/** Leaves by a form that is posted to another site. */
export interface AutosubmitChallenge extends Envelope<"ak-stage-autosubmit"> {
  url: string;
  attrs: Record<string, string>;
  title?: string;
}

/** Leaves for another address; the end of every flow that went well. */
export interface RedirectChallenge extends Envelope<"xak-flow-redirect"> {
  /** Relative or absolute, also of an app's own scheme. */
  to: string;
  /** The flow is over as far as the executor knows. */
  final_redirect?: boolean;
}

/** A page of the server: a fragment of HTML, or a whole document. */
export interface ShellChallenge extends Envelope<"xak-flow-shell"> {
  body: string;
}

/** The flow was refused. Its plan is gone, a reload starts anew. */
export interface AccessDeniedChallenge extends Envelope<"ak-stage-access-denied">, PendingUser {
  error_message?: string;
}

/** The server failed. The plan is alive, a reload tries the same stage again. */
export interface FlowErrorChallenge extends Envelope<"ak-stage-flow-error"> {
  request_id: string;
  /** Only for people who may see it. */
  error?: string;
  traceback?: string;
}

/** Signed out of an application; offers where to go. */
export interface SessionEndChallenge extends Envelope<"ak-stage-session-end">, PendingUser {
  application_name?: string;
  application_launch_url?: string | null;
  invalidation_flow_url?: string;
  overview_url?: string;
  brand_name: string;
}

/** Asks for the code that another device shows. */
export type OAuthDeviceCodeChallenge = Envelope<"ak-provider-oauth2-device-code">;

/** The other device is signed in; there is nothing to send. */
export type OAuthDeviceCodeFinishChallenge = Envelope<"ak-provider-oauth2-device-code-finish">;

/** One service to sign out of, in a frame. */
export interface LogoutURL {
  url: string;
  provider_name?: string | null;
  binding?: string | null;
  saml_request?: string | null;
  saml_response?: string | null;
  saml_relay_state?: string | null;
}

/** Signs out of several services at once. The list is given once: a reload finds it empty. */
export interface IframeLogoutChallenge extends Envelope<"ak-provider-iframe-logout"> {
  logout_urls?: readonly LogoutURL[];
}

/** Signs out of one SAML service after the other. */
export interface NativeLogoutChallenge extends Envelope<"ak-provider-saml-native-logout"> {
  provider_name?: string;
  is_complete?: boolean;
  post_url?: string;
  redirect_url?: string;
  saml_binding?: "redirect" | "post";
  saml_request?: string;
  saml_response?: string;
  saml_relay_state?: string;
}
