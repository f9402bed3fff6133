import type { Binding, Flow } from "./executor/flow.js";
import type { Stage } from "./executor/stages/registry.js";

/** Signed in by name alone: what these flows show comes after the password. */
const identified: Binding = {
  order: 10,
  stage: { kind: "identification", name: "device-identification", userFields: ["username"] },
};
const userLogin: Binding = { order: 100, stage: { kind: "user_login", name: "device-login" } };

const totp: Stage = { kind: "authenticator_totp", name: "demo-totp" };
const codes: Stage = { kind: "authenticator_static", name: "demo-static" };

function flow(slug: string, title: string, stage: Stage): Flow {
  const bindings = [identified, { order: 20, stage }, userLogin];
  return { slug, name: title, title, designation: "authentication", bindings };
}

/** Second factors: proving one, and setting each up. */
export const deviceFlows: readonly Flow[] = [
  flow("demo-mfa", "Two factors", { kind: "authenticator_validate", name: "demo-mfa" }),
  flow("demo-mfa-setup", "Two factors, for who has none", {
    kind: "authenticator_validate",
    name: "demo-mfa-setup",
    // Nobody has one in the beginning.
    deviceClasses: ["webauthn"],
    notConfiguredAction: "configure",
    configurationStages: [
      {
        pk: "0f2b6a3e-6a5c-4a86-8f0c-53c0f1c7a001",
        name: "Authenticator app",
        verbose_name: "TOTP Authenticator",
        meta_model_name: "authentik_stages_authenticator_totp.authenticatortotpstage",
        stage: totp,
      },
      {
        pk: "0f2b6a3e-6a5c-4a86-8f0c-53c0f1c7a002",
        name: "Recovery codes",
        verbose_name: "Static Authenticator",
        meta_model_name: "authentik_stages_authenticator_static.authenticatorstaticstage",
        stage: codes,
      },
    ],
  }),
  flow("demo-totp", "Set up an authenticator app", totp),
  flow("demo-static", "Recovery codes", codes),
  flow("demo-sms", "Set up codes by SMS", { kind: "authenticator_sms", name: "demo-sms" }),
  flow("demo-email-codes", "Set up codes by email", { kind: "authenticator_email", name: "demo-email-codes" }),
  flow("demo-duo", "Set up Duo", { kind: "authenticator_duo", name: "demo-duo" }),
];
