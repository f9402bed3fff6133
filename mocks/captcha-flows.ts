import type { Flow } from "./executor/flow.js";
import type { CaptchaStage } from "./executor/stages/captcha.js";

/** Turnstile with the key that Cloudflare gives for tests; it lets everybody pass. */
export const turnstile: CaptchaStage = {
  kind: "captcha",
  name: "demo-captcha",
  publicKey: "1x00000000000000000000AA",
  jsUrl: "https://challenges.cloudflare.com/turnstile/v0/api.js",
  interactive: true,
};

/** Flows that ask for proof of a human. */
export const captchaFlows: readonly Flow[] = [
  {
    slug: "demo-captcha",
    name: "Proof of a human",
    title: "Are you human?",
    designation: "stage_configuration",
    bindings: [{ order: 0, stage: turnstile }],
  },
  {
    slug: "demo-captcha-login",
    name: "Identifier, password and proof of a human in one form",
    title: "Welcome to authentik!",
    designation: "authentication",
    bindings: [
      {
        order: 10,
        stage: {
          kind: "identification",
          name: "captcha-identification",
          userFields: ["username", "email"],
          passwordStage: { kind: "password", name: "captcha-password" },
          captchaStage: turnstile,
        },
      },
      { order: 100, stage: { kind: "user_login", name: "captcha-login" } },
    ],
  },
];
