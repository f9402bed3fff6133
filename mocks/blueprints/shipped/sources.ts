/** The flows of users whom a source has named, and that of the very first start. */
export default `
version: 1
metadata: { name: Sources }
entries:
  flows:
    - model: authentik_flows.flow
      id: login
      identifiers: { slug: default-source-authentication }
      attrs:
        name: Welcome to authentik!
        title: Welcome to authentik!
        designation: authentication
        authentication: require_unauthenticated
    - model: authentik_flows.flow
      id: enrollment
      identifiers: { slug: default-source-enrollment }
      attrs:
        name: "Welcome to authentik! Please select a username."
        title: "Welcome to authentik! Please select a username."
        designation: enrollment
    - model: authentik_flows.flow
      identifiers: { slug: default-source-pre-authentication }
      attrs: { name: Pre-Authentication, title: "", designation: stage_configuration }
    - model: authentik_flows.flow
      id: setup
      identifiers: { slug: initial-setup }
      attrs: { name: Initial setup, title: Welcome to authentik!, designation: stage_configuration }
  stages:
    - model: authentik_stages_user_login.userloginstage
      id: enter
      identifiers: { name: default-source-authentication-login }
    - model: authentik_stages_prompt.prompt
      id: username
      identifiers: { name: default-source-enrollment-field-username }
      attrs: { field_key: username, label: Username, type: username, placeholder: Username, order: 100 }
    - model: authentik_stages_prompt.promptstage
      id: ask-username
      identifiers: { name: default-source-enrollment-prompt }
      attrs: { fields: [!KeyOf username] }
    - model: authentik_stages_user_write.userwritestage
      id: write
      identifiers: { name: default-source-enrollment-write }
      attrs: { user_creation_mode: always_create }
    - model: authentik_stages_prompt.prompt
      id: welcome
      identifiers: { name: initial-setup-field-header }
      attrs:
        field_key: header
        label: ""
        type: static
        initial_value: Set a password and an e-mail address for the first administrator.
    - model: authentik_stages_prompt.prompt
      id: email
      identifiers: { name: initial-setup-field-email }
      attrs: { field_key: email, label: Email, type: email, placeholder: Administrator's email, order: 101 }
    - model: authentik_stages_prompt.prompt
      id: password
      identifiers: { name: initial-setup-field-password }
      attrs: { field_key: password, label: Password, type: password, order: 300 }
    - model: authentik_stages_prompt.prompt
      id: repeat
      identifiers: { name: initial-setup-field-password-repeat }
      attrs: { field_key: password_repeat, label: Password (repeat), type: password, order: 301 }
    - model: authentik_stages_prompt.promptstage
      id: ask-admin
      identifiers: { name: initial-setup-prompt }
      attrs: { fields: [!KeyOf welcome, !KeyOf email, !KeyOf password, !KeyOf repeat] }
    - model: authentik_stages_user_write.userwritestage
      id: write-admin
      identifiers: { name: initial-setup-write }
      attrs: { user_creation_mode: never_create }
  order:
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf login, stage: !KeyOf enter, order: 0 } }
    - model: authentik_flows.flowstagebinding
      id: choose
      identifiers: { target: !KeyOf enrollment, stage: !KeyOf ask-username, order: 0 }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf enrollment, stage: !KeyOf write, order: 1 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf enrollment, stage: !KeyOf enter, order: 2 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf setup, stage: !KeyOf ask-admin, order: 10 } }
    - model: authentik_flows.flowstagebinding
      id: keep
      identifiers: { target: !KeyOf setup, stage: !KeyOf write-admin, order: 20 }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf setup, stage: !KeyOf enter, order: 100 } }
  policies:
    - model: authentik_policies_expression.expressionpolicy
      id: is-sso
      identifiers: { name: default-source-authentication-if-sso }
      attrs: { expression: return ak_is_sso_flow }
    - model: authentik_policies_expression.expressionpolicy
      id: is-nameless
      identifiers: { name: default-source-enrollment-if-username }
      attrs: { expression: 'return "username" not in context.get("prompt_data", {})' }
    - model: authentik_policies_expression.expressionpolicy
      id: is-new
      identifiers: { name: initial-setup-without-password }
      attrs:
        expression: |
          admin = ak_user_by(username="akadmin")
          return not admin.has_usable_password()
    - model: authentik_policies_expression.expressionpolicy
      id: is-admin
      identifiers: { name: initial-setup-set-admin }
      attrs:
        expression: |
          admin = ak_user_by(username="akadmin")
          request.context["flow_plan"].context["pending_user"] = admin
          return True
    - { model: authentik_policies.policybinding, identifiers: { target: !KeyOf login, policy: !KeyOf is-sso, order: 0 } }
    - { model: authentik_policies.policybinding, identifiers: { target: !KeyOf enrollment, policy: !KeyOf is-sso, order: 0 } }
    - { model: authentik_policies.policybinding, identifiers: { target: !KeyOf choose, policy: !KeyOf is-nameless, order: 0 } }
    - { model: authentik_policies.policybinding, identifiers: { target: !KeyOf setup, policy: !KeyOf is-new, order: 0 } }
    - { model: authentik_policies.policybinding, identifiers: { target: !KeyOf keep, policy: !KeyOf is-admin, order: 0 } }
`;
