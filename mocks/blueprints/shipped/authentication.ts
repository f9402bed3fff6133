/** Signing in: by name, password and second factor, and with proof of a human for those who guess. */
export default `
version: 1
metadata: { name: Authentication }
entries:
  flows:
    - model: authentik_flows.flow
      id: login
      identifiers: { slug: default-authentication-flow }
      attrs: { name: Welcome to authentik!, title: Welcome to authentik!, designation: authentication }
    - model: authentik_flows.flow
      id: cautious
      identifiers: { slug: login-conditional-captcha }
      attrs:
        name: Proof of a human after wrong passwords
        title: Welcome to authentik!
        designation: authentication
        authentication: require_unauthenticated
  stages:
    - model: authentik_stages_identification.identificationstage
      id: who
      identifiers: { name: default-authentication-identification }
      attrs: { user_fields: [email, username] }
    - model: authentik_stages_password.passwordstage
      id: password
      identifiers: { name: default-authentication-password }
      attrs: { failed_attempts_before_cancel: 5 }
    - model: authentik_stages_authenticator_validate.authenticatorvalidatestage
      id: second-factor
      identifiers: { name: default-authentication-mfa-validation }
      attrs: { not_configured_action: skip }
    - model: authentik_stages_captcha.captchastage
      id: human
      identifiers: { name: login-conditional-captcha }
      attrs:
        # Cloudflare's key for tests
        public_key: 1x00000000000000000000AA
        js_url: https://challenges.cloudflare.com/turnstile/v0/api.js
        interactive: true
    - model: authentik_stages_user_login.userloginstage
      id: enter
      identifiers: { name: default-authentication-login }
  order:
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf login, stage: !KeyOf who, order: 10 } }
    - model: authentik_flows.flowstagebinding
      id: ask-password
      identifiers: { target: !KeyOf login, stage: !KeyOf password, order: 20 }
    - model: authentik_flows.flowstagebinding
      id: ask-second-factor
      identifiers: { target: !KeyOf login, stage: !KeyOf second-factor, order: 30 }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf login, stage: !KeyOf enter, order: 100 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf cautious, stage: !KeyOf who, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf cautious, stage: !KeyOf password, order: 20 } }
    - model: authentik_flows.flowstagebinding
      id: ask-proof
      identifiers: { target: !KeyOf cautious, stage: !KeyOf human, order: 30 }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf cautious, stage: !KeyOf enter, order: 100 } }
  policies:
    - model: authentik_policies_expression.expressionpolicy
      id: is-unproven
      identifiers: { name: default-authentication-flow-password-stage }
      attrs:
        expression: |
          # A passkey has said already who this is.
          plan = request.context["flow_plan"]
          return not hasattr(plan.context.get("pending_user"), "backend")
    - model: authentik_policies_expression.expressionpolicy
      id: is-no-passkey
      identifiers: { name: default-authentication-flow-authenticator-validate-stage }
      attrs:
        expression: |
          # A passkey is two factors in one.
          return context.get("auth_method") != "auth_webauthn_pwl"
    - model: authentik_policies_reputation.reputationpolicy
      id: is-suspicious
      identifiers: { name: login-conditional-captcha-reputation }
      attrs: { check_ip: false, threshold: -2 }
    - model: authentik_policies.policybinding
      identifiers: { target: !KeyOf ask-password, policy: !KeyOf is-unproven, order: 0 }
      attrs: { failure_result: true }
    - model: authentik_policies.policybinding
      identifiers: { target: !KeyOf ask-second-factor, policy: !KeyOf is-no-passkey, order: 0 }
      attrs: { failure_result: true }
    - model: authentik_policies.policybinding
      identifiers: { target: !KeyOf ask-proof, policy: !KeyOf is-suspicious, order: 0 }
`;
