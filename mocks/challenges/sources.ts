import type { LoginSource, RedirectChallenge } from "../../src/protocol/challenges.js";

function leaveFor(to: string): RedirectChallenge {
  return { component: "xak-flow-redirect", to, final_redirect: false };
}

/** One login source of each kind: promoted and not, with an icon that is an address, a name, or missing. */
export const sources: readonly LoginSource[] = [
  {
    name: "Example Apple",
    icon_url: "/static/authentik/sources/apple.svg",
    promoted: false,
    challenge: {
      component: "ak-source-oauth-apple",
      client_id: "org.example.login",
      scope: "name email",
      redirect_uri: "https://login.example.org/source/oauth/callback/apple/",
      state: "an-opaque-state",
    },
  },
  {
    name: "Example Chat",
    icon_url: null,
    promoted: false,
    challenge: leaveFor("/source/telegram/chat/"),
  },
  {
    name: "Example Directory",
    icon_url: "fa://fa-building",
    promoted: true,
    challenge: leaveFor("/source/saml/directory/"),
  },
  {
    name: "Example Forge",
    icon_url: "/static/authentik/sources/github.svg",
    promoted: false,
    challenge: leaveFor("/source/oauth/login/forge/"),
  },
  {
    name: "Example Media",
    icon_url: "/static/authentik/sources/plex.svg",
    promoted: false,
    challenge: { component: "ak-source-plex", client_id: "a-client-of-plex", slug: "media" },
  },
];

/** Names that need more than one line. */
export const sourcesAtLength: readonly LoginSource[] = sources.map((source) => ({
  ...source,
  name: `${source.name} of the Department of Analytical Engines and Calculating Machinery`,
}));

/** Names that are written from right to left. */
export const sourcesRightToLeft: readonly LoginSource[] = [
  { name: "دليل المثال", icon_url: "fa://fa-building", promoted: true, challenge: leaveFor("/source/saml/directory/") },
  { name: "محادثة المثال", icon_url: null, promoted: false, challenge: leaveFor("/source/telegram/chat/") },
];
