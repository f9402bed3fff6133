import type { Component } from "../../src/protocol/challenges.js";

/** Where users meet stages, in the order of the tree. */
const SITUATIONS = [
  "Sign in",
  "Prove a second factor",
  "Set up a second factor",
  "Sign in with another service",
  "Give details and consent",
  "Sign out",
  "Go on elsewhere",
  "Errors",
] as const;
type Situation = (typeof SITUATIONS)[number];

/** Where users meet a stage, and what they would call it. */
const STAGES: Readonly<Record<Component, readonly [situation: Situation, title: string]>> = {
  "ak-stage-identification": ["Sign in", "Username"],
  "ak-stage-password": ["Sign in", "Password"],
  "ak-stage-captcha": ["Sign in", "Captcha"],
  "ak-stage-user-login": ["Sign in", "Stay signed in"],
  "ak-provider-oauth2-device-code": ["Sign in", "Code of another device"],
  "ak-provider-oauth2-device-code-finish": ["Sign in", "Other device is signed in"],
  "ak-stage-endpoint-agent": ["Sign in", "Check of the device"],
  "ak-stage-authenticator-validate": ["Prove a second factor", "Second factor"],
  "ak-stage-authenticator-webauthn": ["Set up a second factor", "Passkey"],
  "ak-stage-authenticator-totp": ["Set up a second factor", "Authenticator app"],
  "ak-stage-authenticator-static": ["Set up a second factor", "Recovery codes"],
  "ak-stage-authenticator-sms": ["Set up a second factor", "Codes by SMS"],
  "ak-stage-authenticator-email": ["Set up a second factor", "Codes by email"],
  "ak-stage-authenticator-duo": ["Set up a second factor", "Duo"],
  "ak-source-oauth-apple": ["Sign in with another service", "Apple"],
  "ak-source-plex": ["Sign in with another service", "Plex"],
  "ak-source-telegram": ["Sign in with another service", "Telegram"],
  "ak-stage-prompt": ["Give details and consent", "Form"],
  "ak-stage-consent": ["Give details and consent", "Consent"],
  "ak-stage-email": ["Give details and consent", "Link in an email"],
  "ak-stage-session-end": ["Sign out", "End of the session"],
  "ak-provider-iframe-logout": ["Sign out", "Several services at once"],
  "ak-provider-saml-native-logout": ["Sign out", "One service after the other"],
  "xak-flow-redirect": ["Go on elsewhere", "Redirect"],
  "ak-stage-autosubmit": ["Go on elsewhere", "Form for another site"],
  "xak-flow-frame": ["Go on elsewhere", "Page in a frame"],
  "xak-flow-shell": ["Go on elsewhere", "Page of the server"],
  "ak-stage-dummy": ["Go on elsewhere", "Step without content"],
  "ak-stage-access-denied": ["Errors", "Access denied"],
  "ak-stage-flow-error": ["Errors", "Error of the server"],
};

/** Titles of states whose names do not say enough. */
const STATES: Readonly<Record<string, string>> = {
  first: "Usual",
  refused: "Refused by the server",
  longTexts: "Long texts",
  rightToLeft: "Right-to-left texts",
  bare: "With required members only",
  combined: "With the password",
  combinedRefused: "With the password, refused",
  everything: "With everything",
  sourceIcons: "Services as icons",
  sourcesOnly: "Services only",
  passwordlessOnly: "Passkey only",
  hostile: "With hostile texts",
  script: "With an address that runs scripts",
  nested: "Inside the username stage",
  nothing: "No factor to choose",
  app: "To an app",
  itself: "To itself",
  cap: "Cap",
  sms: "SMS",
  saml: "SAML",
  oauth: "OAuth",
};

/** What users would call a stage. */
export function stageTitle(component: Component): string {
  return STAGES[component][1];
}

/** What a state of a stage is called: `emailOnly` is “Email only”. */
export function stateTitle(state: string): string {
  const words = state.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return STATES[state] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** The stages by situation. */
export function tree(): { situation: Situation; components: Component[] }[] {
  const components = Object.keys(STAGES) as Component[]; // those of a record are what its type says
  return SITUATIONS.map((situation) => ({
    situation,
    components: components.filter((component) => STAGES[component][0] === situation),
  }));
}
