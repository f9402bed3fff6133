/** A new password for who can read the e-mails of the account; once under the slug of the demo. */
export default `
version: 1
metadata: { name: Recovery }
entries:
  flows:
    - model: authentik_flows.flow
      id: recovery
      identifiers: { slug: default-recovery-flow }
      attrs:
        name: Default recovery flow
        title: Reset your password
        designation: recovery
        authentication: require_unauthenticated
    - model: authentik_flows.flow
      id: demo
      identifiers: { slug: demo-recovery }
      attrs: { name: Recovery by e-mail, title: Reset your password, designation: recovery }
  stages:
    - model: authentik_stages_identification.identificationstage
      id: who
      identifiers: { name: default-recovery-identification }
      attrs: { user_fields: [email, username] }
    - model: authentik_stages_email.emailstage
      id: email
      identifiers: { name: default-recovery-email }
    - model: authentik_stages_prompt.prompt
      id: password
      identifiers: { name: default-recovery-field-password }
      attrs:
        field_key: password
        label: Password
        type: password
        order: 300
        sub_text: At least <b>eight</b> characters.
    - model: authentik_stages_prompt.prompt
      id: repeat
      identifiers: { name: default-recovery-field-password-repeat }
      attrs: { field_key: password_repeat, label: Password (repeat), type: password, order: 301 }
    - model: authentik_stages_prompt.promptstage
      id: new-password
      identifiers: { name: default-recovery-password }
      attrs: { fields: [!KeyOf password, !KeyOf repeat] }
    - model: authentik_stages_user_write.userwritestage
      id: write
      identifiers: { name: default-recovery-user-write }
      attrs: { user_creation_mode: never_create }
    - model: authentik_stages_user_login.userloginstage
      id: login
      identifiers: { name: default-recovery-user-login }
  order:
    - model: authentik_flows.flowstagebinding
      id: ask-who
      identifiers: { target: !KeyOf recovery, stage: !KeyOf who, order: 10 }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf recovery, stage: !KeyOf email, order: 20 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf recovery, stage: !KeyOf new-password, order: 30 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf recovery, stage: !KeyOf write, order: 40 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf recovery, stage: !KeyOf login, order: 100 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf demo, stage: !KeyOf who, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf demo, stage: !KeyOf email, order: 20 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf demo, stage: !KeyOf new-password, order: 30 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf demo, stage: !KeyOf write, order: 40 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf demo, stage: !KeyOf login, order: 100 } }
  policies:
    - model: authentik_policies_expression.expressionpolicy
      id: is-restored
      identifiers: { name: default-recovery-skip-if-restored }
      attrs: { expression: 'return request.context.get("is_restored", False)' }
    - model: authentik_policies.policybinding
      identifiers: { target: !KeyOf ask-who, policy: !KeyOf is-restored, order: 0 }
      attrs: { negate: true }
`;
