import { shippedFlows } from "./blueprints/shipped.js";
import { deviceFlows } from "./device-flows.js";
import { captchaFlows } from "./captcha-flows.js";
import type { Layout } from "../src/protocol/challenges.js";
import type { Flow, PlanContext } from "./executor/flow.js";
import type { AuthenticatorValidateStage } from "./executor/stages/authenticator-validate.js";
import type { IdentificationStage } from "./executor/stages/identification.js";
import type { PasswordStage } from "./executor/stages/password.js";
import type { UserLoginStage } from "./executor/stages/user-login.js";
import { leavingFlows } from "./leaving-flows.js";
import { promptFlows } from "./prompt-flows.js";

const identification: IdentificationStage = {
  kind: "identification",
  name: "default-authentication-identification",
  userFields: ["email", "username"],
};

const passkeys: AuthenticatorValidateStage = {
  kind: "authenticator_validate",
  name: "passkeys",
  deviceClasses: ["webauthn"],
};

const password: PasswordStage = {
  kind: "password",
  name: "default-authentication-password",
  failedAttemptsBeforeCancel: 5,
};

const userLogin: UserLoginStage = { kind: "user_login", name: "default-authentication-login" };

/** What a provider tells a flow that leads to its application. */
const toWiki: PlanContext = {
  application: { name: "Example Wiki", launch_url: "https://wiki.example.org/" },
  consent_header: "You're about to sign into Example Wiki.",
  consent_permissions: [
    { id: "openid", name: "" },
    { id: "email", name: "Email address" },
    { id: "profile", name: "General Profile Information" },
  ],
};

const login = { title: "Welcome to authentik!", designation: "authentication" } as const;

const layouts: readonly Layout[] = [
  "stacked",
  "content_left",
  "content_right",
  "sidebar_left",
  "sidebar_right",
  "sidebar_left_frame_background",
  "sidebar_right_frame_background",
];

/** The flows that come with the executor, and one for each other thing there is to see. */
export const flows: readonly Flow[] = [
  ...shippedFlows.map((flow) => (flow.designation === "authorization" ? { ...flow, context: toWiki } : flow)),
  {
    ...login,
    slug: "combined-login",
    name: "Identifier and password in one form",
    bindings: [
      {
        order: 10,
        stage: {
          ...identification,
          name: "combined-identification",
          userFields: ["username", "email", "upn"],
          passwordStage: { ...password, allowShowPassword: true },
          enableRememberMe: true,
        },
      },
      { order: 100, stage: userLogin },
    ],
  },
  {
    ...login,
    slug: "passkey-login",
    name: "Sign in with a passkey, or with a password",
    bindings: [
      {
        order: 10,
        stage: { ...identification, name: "passkey-identification", passwordStage: password, webauthnStage: passkeys },
      },
      { order: 100, stage: userLogin },
    ],
  },
  {
    ...login,
    slug: "demo-sources",
    name: "Other places to sign in, and links to related flows",
    context: { application: { name: "Example Wiki", launch_url: "https://wiki.example.org/" } },
    bindings: [
      {
        order: 10,
        stage: {
          ...identification,
          name: "sources-identification",
          enrollmentFlow: "demo-steps",
          recoveryFlow: "demo-recovery",
          passwordlessFlow: "demo-denied",
          showSourceLabels: true,
          // Where they lead is relative to the root of the installation, as every address of a challenge.
          sources: [
            {
              name: "Example Company",
              icon_url: "fa://fa-building",
              promoted: true,
              challenge: { component: "xak-flow-redirect", to: "if/flow/combined-login/", final_redirect: false },
            },
            {
              name: "Example Forge",
              icon_url: null,
              promoted: false,
              challenge: { component: "xak-flow-redirect", to: "if/flow/demo-stay-signed-in/", final_redirect: false },
            },
          ],
        },
      },
      { order: 20, stage: password },
      { order: 100, stage: userLogin },
    ],
  },
  {
    ...login,
    slug: "demo-stay-signed-in",
    name: "A session that can be longer",
    bindings: [
      { order: 10, stage: identification },
      { order: 20, stage: password },
      { order: 100, stage: { ...userLogin, name: "remember-me-login", rememberMeOffset: "days=30" } },
    ],
  },
  {
    slug: "demo-consent",
    name: "Consent",
    title: "Redirecting to %(app)s",
    designation: "authorization",
    context: { ...toWiki, consent_additional_permissions: [{ id: "groups", name: "Your groups" }] },
    bindings: [{ order: 0, stage: { kind: "consent", name: "demo-consent", mode: "always_require" } }],
  },
  {
    slug: "demo-steps",
    name: "Two steps",
    title: "Two steps",
    designation: "stage_configuration",
    layout: "content_left",
    bindings: [
      { order: 0, stage: { kind: "dummy", name: "dummy-stage-1" } },
      { order: 10, stage: { kind: "dummy", name: "dummy-stage-2" } },
    ],
  },
  {
    slug: "demo-denied",
    name: "Access denied",
    title: "Access denied",
    designation: "stage_configuration",
    bindings: [
      {
        order: 0,
        stage: {
          kind: "deny",
          name: "demo-deny",
          denyMessage: "Not allowed from this network.\nAsk whoever runs this server.",
        },
      },
    ],
  },
  {
    slug: "demo-session-end",
    name: "Signed out of an application",
    title: "You've logged out of %(app)s.",
    designation: "invalidation",
    context: { application: { name: "Example Wiki", launch_url: "https://wiki.example.org/" } },
    bindings: [{ order: 0, stage: { kind: "session_end", name: "demo-session-end" } }],
  },
  {
    slug: "demo-redirect",
    name: "On to another flow",
    title: "On to another flow",
    designation: "stage_configuration",
    bindings: [
      { order: 0, stage: { kind: "redirect", name: "demo-redirect", mode: "flow", targetFlow: "demo-steps" } },
    ],
  },
  {
    slug: "demo-error",
    name: "A stage that fails",
    title: "A stage that fails",
    designation: "stage_configuration",
    bindings: [{ order: 0, stage: { kind: "dummy", name: "demo-error", throwError: true } }],
  },
  ...layouts.map((layout): Flow => ({
    slug: `demo-layout-${layout.replaceAll("_", "-")}`,
    name: `The layout ${layout}`,
    title: "Where the form stands",
    designation: "stage_configuration",
    layout,
    bindings: [{ order: 0, stage: { kind: "dummy", name: `layout-${layout}` } }],
  })),
  ...captchaFlows,
  ...leavingFlows,
  ...deviceFlows,
  ...promptFlows,
];
