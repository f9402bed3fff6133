/** Proof of a human: by itself, and on one screen with identifier and password. */
export default `
version: 1
metadata: { name: Captcha }
entries:
  - model: authentik_flows.flow
    id: alone
    identifiers: { slug: demo-captcha }
    attrs: { name: Proof of a human, title: Are you human?, designation: stage_configuration }
  - model: authentik_flows.flow
    id: combined
    identifiers: { slug: demo-captcha-login }
    attrs:
      name: Identifier, password and proof of a human in one form
      title: Welcome to authentik!
      designation: authentication
  - model: authentik_stages_captcha.captchastage
    id: human
    identifiers: { name: demo-captcha }
    attrs:
      # Cloudflare's key for tests
      public_key: 1x00000000000000000000AA
      js_url: https://challenges.cloudflare.com/turnstile/v0/api.js
      interactive: true
  - { model: authentik_stages_password.passwordstage, id: password, identifiers: { name: captcha-password } }
  - model: authentik_stages_identification.identificationstage
    id: who
    identifiers: { name: captcha-identification }
    attrs: { user_fields: [username, email], password_stage: !KeyOf password, captcha_stage: !KeyOf human }
  - { model: authentik_stages_user_login.userloginstage, id: enter, identifiers: { name: captcha-login } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf alone, stage: !KeyOf human, order: 0 } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf combined, stage: !KeyOf who, order: 10 } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf combined, stage: !KeyOf enter, order: 100 } }
`;
