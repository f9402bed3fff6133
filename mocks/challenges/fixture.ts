import type { Challenge, Component, FlowInfo, PendingUser, ResponseErrors } from "../../src/protocol/challenges.js";

/** What a person can meet of one component: a challenge for each state, under a name of its own. */
export interface Fixture<C extends Component = Component> {
  component: C;
  states: Readonly<Record<string, Challenge<C>>>;
}

/** The flow that most fixtures are part of, as a server without any branding describes it. */
export const flowInfo: FlowInfo = {
  title: "Welcome to Example",
  background: "/static/dist/assets/images/flow_background.jpg",
  background_themed_urls: null,
  cancel_url: "/flows/-/cancel/",
  layout: "stacked",
};

/** A flow whose texts are Arabic. */
export const flowInfoRightToLeft: FlowInfo = { ...flowInfo, title: "مرحبًا بكم في المثال" };

/** A flow whose title needs more than one line. */
export const flowInfoLong: FlowInfo = {
  ...flowInfo,
  title: "Sign in to the Department of Analytical Engines, Difference Engines and Other Calculating Machinery",
};

/** What the server sends for people without a picture. */
export const defaultAvatar = "/static/dist/assets/images/user_default.png";

/** The initials of Ada Lovelace, as the server draws them. */
export const initialsAvatar = `data:image/svg+xml;base64,${btoa(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#3b5c7a"/><text x="32" y="41" fill="#fff" font-family="sans-serif" font-size="26" text-anchor="middle">AL</text></svg>`,
)}`;

/** Who signs in. */
export const ada: PendingUser = { pending_user: "ada", pending_user_avatar: initialsAvatar };

/** Nobody yet: a blank name, which the server does send. */
export const nobody: PendingUser = { pending_user: "", pending_user_avatar: defaultAvatar };

/** Somebody whose name is wider than the card and has no place to break. */
export const adaAtLength: PendingUser = {
  pending_user: "ada.augusta.king-noel.countess.of.lovelace@analytical-engines.research.example.org",
  pending_user_avatar: defaultAvatar,
};

/** Somebody whose name is written from right to left. */
export const adaRightToLeft: PendingUser = { pending_user: "آدا لوفلايس", pending_user_avatar: initialsAvatar };

/** A single reason why one member of the response was refused. */
export function refusal(member: string, string: string, code = "invalid"): ResponseErrors {
  return { [member]: [{ string, code }] };
}
