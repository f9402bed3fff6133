/** What is shown after the name alone: a second factor, or the set-up of one. */
const flows = [
  { slug: "demo-mfa", title: "Two factors", stage: "prove" },
  { slug: "demo-mfa-setup", title: "'Two factors, for who has none'", stage: "prove-or-set-up" },
  { slug: "demo-totp", title: "Set up an authenticator app", stage: "totp" },
  { slug: "demo-static", title: "Recovery codes", stage: "static" },
  { slug: "demo-sms", title: "Set up codes by SMS", stage: "sms" },
  { slug: "demo-email-codes", title: "Set up codes by email", stage: "email" },
  { slug: "demo-duo", title: "Set up Duo", stage: "duo" },
];

export default `
version: 1
metadata: { name: Second factors }
entries:
  - model: authentik_stages_identification.identificationstage
    id: who
    identifiers: { name: device-identification }
    attrs: { user_fields: [username] }
  - { model: authentik_stages_user_login.userloginstage, id: enter, identifiers: { name: device-login } }
  # These two are offered by their names.
  - { model: authentik_stages_authenticator_totp.authenticatortotpstage, id: totp, identifiers: { name: Authenticator app } }
  - { model: authentik_stages_authenticator_static.authenticatorstaticstage, id: static, identifiers: { name: Recovery codes } }
  - { model: authentik_stages_authenticator_sms.authenticatorsmsstage, id: sms, identifiers: { name: demo-sms } }
  - { model: authentik_stages_authenticator_email.authenticatoremailstage, id: email, identifiers: { name: demo-email-codes } }
  - { model: authentik_stages_authenticator_duo.authenticatorduostage, id: duo, identifiers: { name: demo-duo } }
  - model: authentik_stages_authenticator_validate.authenticatorvalidatestage
    id: prove
    identifiers: { name: demo-mfa }
  - model: authentik_stages_authenticator_validate.authenticatorvalidatestage
    id: prove-or-set-up
    identifiers: { name: demo-mfa-setup }
    attrs:
      # Nobody has one in the beginning.
      device_classes: [webauthn]
      not_configured_action: configure
      configuration_stages: [!KeyOf totp, !KeyOf static]
${flows
  .map(
    ({ slug, title, stage }) => `
  - model: authentik_flows.flow
    id: ${slug}
    identifiers: { slug: ${slug} }
    attrs: { name: ${title}, title: ${title}, designation: authentication }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf ${slug}, stage: !KeyOf who, order: 10 } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf ${slug}, stage: !KeyOf ${stage}, order: 20 } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf ${slug}, stage: !KeyOf enter, order: 100 } }`,
  )
  .join("\n")}
`;
