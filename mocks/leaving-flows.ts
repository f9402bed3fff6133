import type { Flow } from "./executor/flow.js";

const wiki = { application: { name: "Example Wiki", launch_url: "https://wiki.example.org/" } };
const nothing = { saml_request: null, saml_response: null, saml_relay_state: null };

/** What goes on after a source. */
const signing = { authenticationFlow: "default-source-authentication", enrollmentFlow: "default-source-enrollment" };

/**
 * The flows of what leaves the page, or looks beyond it: forms, frames, other devices and other services. These stages
 * are in no file: providers and sources append them while a flow runs, or know what they say.
 */
export const leavingFlows: readonly Flow[] = [
  {
    slug: "demo-autosubmit",
    name: "A form for another site",
    title: "Redirecting to %(app)s",
    designation: "authorization",
    context: wiki,
    bindings: [
      {
        order: 0,
        stage: {
          kind: "autosubmit",
          name: "demo-autosubmit",
          attrs: { SAMLResponse: btoa("<samlp:Response/>"), RelayState: "/start" },
        },
      },
    ],
  },
  {
    slug: "demo-frame",
    name: "A check in a frame",
    title: "Welcome to authentik!",
    designation: "authentication",
    bindings: [{ order: 0, stage: { kind: "frame", name: "demo-frame", text: "Verifying your browser..." } }],
  },
  {
    slug: "demo-shell",
    name: "A page of the server",
    title: "A page of the server",
    designation: "authorization",
    bindings: [
      {
        order: 0,
        stage: {
          kind: "shell",
          name: "demo-shell",
          body: "<!DOCTYPE html><html><head><title>Bad Request - authentik</title></head><body><main><h1>Bad Request</h1><p>Invalid sp_binding specified</p></main></body></html>",
        },
      },
    ],
  },
  {
    slug: "demo-iframe-logout",
    name: "Signing out of several services at once",
    title: "Default Invalidation Flow",
    designation: "invalidation",
    bindings: [
      {
        order: 0,
        stage: {
          kind: "iframe_logout",
          name: "demo-iframe-logout",
          services: [
            { url: "demo/logout/?of=wiki", provider_name: "Example Wiki", binding: "redirect", ...nothing },
            {
              ...nothing,
              url: "demo/logout/?of=chat",
              provider_name: "Example Chat",
              binding: "post",
              saml_request: btoa("<samlp:LogoutRequest/>"),
            },
          ],
        },
      },
    ],
  },
  {
    slug: "demo-native-logout",
    name: "Signing out of one service after the other",
    title: "Default Invalidation Flow",
    designation: "invalidation",
    bindings: [
      {
        order: 0,
        stage: {
          kind: "native_logout",
          name: "demo-native-logout",
          services: [
            {
              provider_name: "Example Wiki",
              saml_binding: "post",
              post_url: "demo/back/",
              saml_request: btoa("<samlp:LogoutRequest/>"),
              saml_relay_state: "if/flow/demo-native-logout/",
            },
            {
              provider_name: "Example Forge",
              saml_binding: "redirect",
              redirect_url: "demo/back/?RelayState=if/flow/demo-native-logout/",
            },
          ],
        },
      },
    ],
  },
  {
    slug: "demo-device-code",
    name: "A code that another device shows: 012345678",
    title: "Device code flow",
    designation: "stage_configuration",
    bindings: [
      {
        order: 0,
        stage: {
          kind: "device_code",
          name: "demo-device-code",
          code: "012345678",
          targetFlow: "demo-device-code-finish",
        },
      },
    ],
  },
  {
    slug: "demo-device-code-finish",
    name: "The other device is signed in",
    title: "Redirecting to %(app)s",
    designation: "authorization",
    context: { application: { name: "Example TV" } },
    bindings: [{ order: 0, stage: { kind: "device_code_finish", name: "demo-device-code-finish" } }],
  },
  {
    slug: "demo-telegram",
    name: "Signing in with Telegram",
    title: "Pre-authentication",
    designation: "authentication",
    bindings: [
      {
        order: 0,
        stage: {
          kind: "telegram",
          name: "demo-telegram",
          source: {
            ...signing,
            kind: "telegram",
            name: "Telegram",
            slug: "demo-telegram",
            botUsername: "example_login_bot",
            botToken: "a secret of the demo",
          },
        },
      },
    ],
  },
];
