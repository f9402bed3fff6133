/** One reason why a response was refused. The text is localised by the server, the code is stable. */
export interface ErrorDetail {
  string: string;
  /** Missing where the server nested the error one level deeper. */
  code?: string;
}

/** Reasons by member of the response; `non_field_errors` holds those that belong to none. */
export type ResponseErrors = Record<string, readonly ErrorDetail[]>;

/** An image per colour scheme. */
export interface ThemedUrls {
  light?: string | null;
  dark?: string | null;
}

/** Where the card stands on the page. */
export type Layout =
  | "stacked"
  | "content_left"
  | "content_right"
  | "sidebar_left"
  | "sidebar_right"
  | "sidebar_left_frame_background"
  | "sidebar_right_frame_background";

/** What the flow tells the page around the stage. */
export interface FlowInfo {
  title?: string;
  /** An image; in the two `…_frame_background` layouts the address of a page. */
  background?: string;
  background_themed_urls?: ThemedUrls | null;
  /** Leaves the flow; keeps `next` when the page had one. */
  cancel_url: string;
  layout: Layout;
}

/** What every challenge has. */
export interface Envelope<C extends string> {
  component: C;
  /** Missing in redirects at the end of a flow, shells, flow errors and challenges nested in others. */
  flow_info?: FlowInfo;
  /** Present only in replies to a response that was refused, or accepted in part. */
  response_errors?: ResponseErrors;
}

/** Who is signing in. */
export interface PendingUser {
  /** The account's name or what was typed; may be blank. */
  pending_user: string;
  /** A path, an `https:` or a `data:image/svg+xml` URL. */
  pending_user_avatar: string;
}

/** WebAuthn options in the JSON form of WebAuthn Level 3. */
export type WebAuthnOptions = Record<string, unknown>;
