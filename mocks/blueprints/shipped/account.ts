/** What people do with their account: change it, change its password, delete it. */
export default `
version: 1
metadata: { name: Account }
entries:
  flows:
    - model: authentik_flows.flow
      id: settings
      identifiers: { slug: default-user-settings-flow }
      attrs:
        name: User settings
        title: Update your info
        designation: stage_configuration
        authentication: require_authenticated
    - model: authentik_flows.flow
      id: change
      identifiers: { slug: default-password-change }
      attrs:
        name: Change password
        title: Change password
        designation: stage_configuration
        authentication: require_authenticated
    - model: authentik_flows.flow
      id: unenrollment
      identifiers: { slug: default-unenrollment-flow }
      attrs:
        name: Delete the account
        title: Delete your account
        designation: unenrollment
        authentication: require_authenticated
  prompts:
    - model: authentik_stages_prompt.prompt
      id: username
      identifiers: { name: default-user-settings-field-username }
      attrs:
        field_key: username
        label: Username
        type: text
        order: 200
        initial_value: return user.username
        initial_value_expression: true
    - model: authentik_stages_prompt.prompt
      id: name
      identifiers: { name: default-user-settings-field-name }
      attrs:
        field_key: name
        label: Name
        type: text
        order: 201
        initial_value: return user.name
        initial_value_expression: true
    - model: authentik_stages_prompt.prompt
      id: email
      identifiers: { name: default-user-settings-field-email }
      attrs:
        field_key: email
        label: Email
        type: email
        order: 202
        initial_value: return user.email
        initial_value_expression: true
    - model: authentik_stages_prompt.prompt
      id: locale
      identifiers: { name: default-user-settings-field-locale }
      attrs:
        field_key: attributes.settings.locale
        label: Language
        type: ak-locale
        order: 203
        initial_value: return user.attributes.get("settings", {}).get("locale", "")
        initial_value_expression: true
    - model: authentik_stages_prompt.prompt
      id: password
      identifiers: { name: default-password-change-field-password }
      attrs:
        field_key: password
        label: Password
        type: password
        order: 300
        sub_text: At least <b>eight</b> characters.
    - model: authentik_stages_prompt.prompt
      id: repeat
      identifiers: { name: default-password-change-field-password-repeat }
      attrs: { field_key: password_repeat, label: Password (repeat), type: password, order: 301 }
  policies:
    - model: authentik_policies_expression.expressionpolicy
      id: may-change
      identifiers: { name: default-user-settings-authorization }
      attrs:
        expression: |
          from authentik.core.models import USER_ATTRIBUTE_CHANGE_EMAIL, USER_ATTRIBUTE_CHANGE_USERNAME
          answers = request.context.get("prompt_data")
          allowed = request.user.group_attributes(request.http_request)
          if not allowed.get(USER_ATTRIBUTE_CHANGE_EMAIL, request.http_request.tenant.default_user_change_email):
              if answers.get("email") != request.user.email:
                  ak_message("Not allowed to change email address.")
                  return False
          if not allowed.get(USER_ATTRIBUTE_CHANGE_USERNAME, request.http_request.tenant.default_user_change_username):
              if answers.get("username") != request.user.username:
                  ak_message("Not allowed to change username.")
                  return False
          return True
    - model: authentik_policies_password.passwordpolicy
      id: is-long
      identifiers: { name: default-password-change-password-policy }
      attrs: { length_min: 8, error_message: Please choose a password of at least eight characters. }
  stages:
    - model: authentik_stages_prompt.promptstage
      id: ask
      identifiers: { name: default-user-settings }
      attrs:
        fields: [!KeyOf username, !KeyOf name, !KeyOf email, !KeyOf locale]
        validation_policies: [!KeyOf may-change]
    - model: authentik_stages_prompt.promptstage
      id: ask-password
      identifiers: { name: default-password-change-prompt }
      attrs: { fields: [!KeyOf password, !KeyOf repeat], validation_policies: [!KeyOf is-long] }
    - model: authentik_stages_user_write.userwritestage
      id: write
      identifiers: { name: default-user-settings-write }
      attrs: { user_creation_mode: never_create }
    - model: authentik_stages_user_write.userwritestage
      id: write-password
      identifiers: { name: default-password-change-write }
      attrs: { user_creation_mode: never_create }
    - model: authentik_stages_user_delete.userdeletestage
      id: delete
      identifiers: { name: default-unenrollment-user-delete }
  order:
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf settings, stage: !KeyOf ask, order: 20 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf settings, stage: !KeyOf write, order: 100 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf change, stage: !KeyOf ask-password, order: 0 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf change, stage: !KeyOf write-password, order: 1 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf unenrollment, stage: !KeyOf delete, order: 10 } }
`;
