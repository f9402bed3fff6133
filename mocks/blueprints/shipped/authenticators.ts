/** Setting up each kind of second factor: the flows differ in one stage. */
const kinds = [
  { model: "authenticator_duo.authenticatorduostage", name: "duo", title: "Setup Duo" },
  { model: "authenticator_email.authenticatoremailstage", name: "email", title: "Setup codes by email" },
  { model: "authenticator_sms.authenticatorsmsstage", name: "sms", title: "Setup codes by SMS" },
  { model: "authenticator_static.authenticatorstaticstage", name: "static", title: "Setup static tokens" },
  { model: "authenticator_totp.authenticatortotpstage", name: "totp", title: "Setup an authenticator app" },
  { model: "authenticator_webauthn.authenticatorwebauthnstage", name: "webauthn", title: "Setup WebAuthn" },
];

export default `
version: 1
metadata: { name: Authenticators }
entries:
${kinds
  .map(
    ({ model, name, title }) => `
  - model: authentik_flows.flow
    id: ${name}
    identifiers: { slug: default-authenticator-${name}-setup }
    attrs:
      name: ${title}
      title: ${title}
      designation: stage_configuration
      authentication: require_authenticated
  - { model: authentik_stages_${model}, id: set-up-${name}, identifiers: { name: default-authenticator-${name}-setup } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf ${name}, stage: !KeyOf set-up-${name}, order: 0 } }`,
  )
  .join("\n")}
`;
