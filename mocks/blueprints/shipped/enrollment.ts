/** Signing up: just so, with an address that has to be proved, and by invitation. */
export default `
version: 1
metadata: { name: Enrollment }
entries:
  flows:
    - model: authentik_flows.flow
      id: open
      identifiers: { slug: default-enrollment-flow }
      attrs: &enrollment
        name: Enrollment
        title: Welcome to authentik!
        designation: enrollment
        authentication: require_unauthenticated
    - model: authentik_flows.flow
      id: verified
      identifiers: { slug: enrollment-email-verification }
      attrs: *enrollment
    - model: authentik_flows.flow
      id: invited
      identifiers: { slug: enrollment-invitation }
      attrs: *enrollment
  prompts:
    - model: authentik_stages_prompt.prompt
      id: username
      identifiers: { name: default-enrollment-field-username }
      attrs: { field_key: username, label: Username, type: username, placeholder: Username }
    - model: authentik_stages_prompt.prompt
      id: password
      identifiers: { name: default-enrollment-field-password }
      attrs: { field_key: password, label: Password, type: password, order: 300 }
    - model: authentik_stages_prompt.prompt
      id: repeat
      identifiers: { name: default-enrollment-field-password-repeat }
      attrs: { field_key: password_repeat, label: Password (repeat), type: password, order: 301 }
    - model: authentik_stages_prompt.prompt
      id: name
      identifiers: { name: default-enrollment-field-name }
      attrs: { field_key: name, label: Name, type: text, placeholder: Name }
    - model: authentik_stages_prompt.prompt
      id: email
      identifiers: { name: default-enrollment-field-email }
      attrs: { field_key: email, label: Email, type: email, placeholder: Email, order: 1 }
  stages:
    - model: authentik_stages_prompt.promptstage
      id: credentials
      identifiers: { name: default-enrollment-prompt-first }
      attrs: { fields: [!KeyOf username, !KeyOf password, !KeyOf repeat] }
    - model: authentik_stages_prompt.promptstage
      id: details
      identifiers: { name: default-enrollment-prompt-second }
      attrs: { fields: [!KeyOf name, !KeyOf email] }
    - model: authentik_stages_user_write.userwritestage
      id: write
      identifiers: { name: default-enrollment-user-write }
    - model: authentik_stages_user_write.userwritestage
      id: write-inactive
      identifiers: { name: enrollment-email-verification-user-write }
      attrs: { user_creation_mode: always_create, create_users_as_inactive: true }
    - model: authentik_stages_email.emailstage
      id: prove
      identifiers: { name: enrollment-email-verification-email }
      attrs: { subject: Please confirm your address, activate_user_on_success: true }
    - model: authentik_stages_invitation.invitationstage
      id: invitation
      identifiers: { name: enrollment-invitation }
    - model: authentik_stages_user_login.userloginstage
      id: login
      identifiers: { name: default-enrollment-user-login }
  order:
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf open, stage: !KeyOf credentials, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf open, stage: !KeyOf details, order: 11 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf open, stage: !KeyOf write, order: 20 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf open, stage: !KeyOf login, order: 100 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf verified, stage: !KeyOf credentials, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf verified, stage: !KeyOf details, order: 11 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf verified, stage: !KeyOf write-inactive, order: 20 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf verified, stage: !KeyOf prove, order: 30 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf verified, stage: !KeyOf login, order: 100 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf invited, stage: !KeyOf invitation, order: 5 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf invited, stage: !KeyOf credentials, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf invited, stage: !KeyOf details, order: 15 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf invited, stage: !KeyOf write, order: 20 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf invited, stage: !KeyOf login, order: 100 } }
`;
