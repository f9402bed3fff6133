/** Signing in on one screen, by passkey alone, and for longer. */
export default `
version: 1
metadata: { name: Ways to sign in }
entries:
  flows:
    - model: authentik_flows.flow
      id: combined
      identifiers: { slug: combined-login }
      attrs: { name: Identifier and password in one form, title: Welcome to authentik!, designation: authentication }
    - model: authentik_flows.flow
      id: passwordless
      identifiers: { slug: default-passwordless-flow }
      attrs:
        name: A passkey, and nothing to type
        title: Welcome to authentik!
        designation: authentication
        authentication: require_unauthenticated
    - model: authentik_flows.flow
      id: passkey
      identifiers: { slug: passkey-login }
      attrs: { name: 'Sign in with a passkey, or with a password', title: Welcome to authentik!, designation: authentication }
    - model: authentik_flows.flow
      id: longer
      identifiers: { slug: demo-stay-signed-in }
      attrs: { name: A session that can be longer, title: Welcome to authentik!, designation: authentication }
  stages:
    - model: authentik_stages_password.passwordstage
      id: password
      identifiers: { name: default-authentication-password }
    - model: authentik_stages_password.passwordstage
      id: shown-password
      identifiers: { name: combined-password }
      attrs: { failed_attempts_before_cancel: 5, allow_show_password: true }
    - model: authentik_stages_authenticator_validate.authenticatorvalidatestage
      id: passkeys
      identifiers: { name: passkeys }
      attrs: { device_classes: [webauthn] }
    - model: authentik_stages_authenticator_validate.authenticatorvalidatestage
      id: passkey-alone
      identifiers: { name: default-passwordless-webauthn }
      attrs: { device_classes: [webauthn], not_configured_action: deny, webauthn_user_verification: required }
    - model: authentik_stages_identification.identificationstage
      id: who
      identifiers: { name: default-authentication-identification }
    - model: authentik_stages_identification.identificationstage
      id: who-by-password
      identifiers: { name: combined-identification }
      attrs:
        user_fields: [username, email, upn]
        password_stage: !KeyOf shown-password
        enable_remember_me: true
    - model: authentik_stages_identification.identificationstage
      id: who-by-passkey
      identifiers: { name: passkey-identification }
      attrs:
        user_fields: [email, username]
        password_stage: !KeyOf password
        webauthn_stage: !KeyOf passkeys
        passwordless_flow: !KeyOf passwordless
    - model: authentik_stages_user_login.userloginstage
      id: enter
      identifiers: { name: default-authentication-login }
    - model: authentik_stages_user_login.userloginstage
      id: enter-for-longer
      identifiers: { name: remember-me-login }
      attrs: { remember_me_offset: days=30 }
  order:
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf combined, stage: !KeyOf who-by-password, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf combined, stage: !KeyOf enter, order: 100 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf passwordless, stage: !KeyOf passkey-alone, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf passwordless, stage: !KeyOf enter, order: 100 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf passkey, stage: !KeyOf who-by-passkey, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf passkey, stage: !KeyOf enter, order: 100 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf longer, stage: !KeyOf who, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf longer, stage: !KeyOf password, order: 20 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf longer, stage: !KeyOf enter-for-longer, order: 100 } }
`;
