const flow = (slug: string) => `!Find [authentik_flows.flow, [slug, ${slug}]]`;

/** What goes on after a source, for those who have an account and for those who have none. */
const ways = [
  "user_matching_mode: email_link",
  `authentication_flow: ${flow("default-source-authentication")}`,
  `enrollment_flow: ${flow("default-source-enrollment")}`,
].join(", ");

/** Where the stage of Telegram is appended. */
const before = `pre_authentication_flow: ${flow("default-source-pre-authentication")}`;

/** Signing in at another place: by choice, and because a flow wants it. */
export default `
version: 1
metadata: { name: Login sources }
entries:
  flows:
    - model: authentik_flows.flow
      id: choose
      identifiers: { slug: login-with-sources }
      attrs: { name: Other places to sign in, title: Welcome to authentik!, designation: authentication }
    - model: authentik_flows.flow
      id: detour
      identifiers: { slug: login-with-source-stage }
      attrs: { name: A login by way of another place, title: Welcome to authentik!, designation: authentication }
  sources:
    - model: authentik_sources_oauth.oauthsource
      id: forge
      identifiers: { slug: forge }
      attrs: { name: Example Forge, ${ways}, provider_type: github, consumer_key: the-demo }
    - model: authentik_sources_oauth.oauthsource
      id: apple
      identifiers: { slug: apple }
      attrs: { name: Example Apple, ${ways}, provider_type: apple, consumer_key: org.example.login }
    - model: authentik_sources_saml.samlsource
      id: company
      identifiers: { slug: company }
      attrs: { name: Example Company, ${ways}, icon: fa://fa-building, promoted: true }
    - model: authentik_sources_plex.plexsource
      id: media
      identifiers: { slug: media }
      attrs: { name: Example Media, ${ways}, client_id: a-client-of-plex }
    - model: authentik_sources_telegram.telegramsource
      id: chat
      identifiers: { slug: chat }
      attrs: { name: Example Chat, ${ways}, ${before}, bot_username: example_login_bot, bot_token: a secret of the demo }
  stages:
    - model: authentik_stages_identification.identificationstage
      id: who
      identifiers: { name: login-with-sources-identification }
      attrs:
        user_fields: [email, username]
        sources: [!KeyOf forge, !KeyOf apple, !KeyOf company, !KeyOf media, !KeyOf chat]
        show_source_labels: true
    - model: authentik_stages_password.passwordstage
      id: password
      identifiers: { name: default-authentication-password }
    - model: authentik_stages_source.sourcestage
      id: elsewhere
      identifiers: { name: login-with-source-stage }
      attrs: { source: !KeyOf company }
    - model: authentik_stages_user_login.userloginstage
      id: enter
      identifiers: { name: default-authentication-login }
  order:
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf choose, stage: !KeyOf who, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf choose, stage: !KeyOf password, order: 20 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf choose, stage: !KeyOf enter, order: 100 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf detour, stage: !KeyOf elsewhere, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf detour, stage: !KeyOf enter, order: 100 } }
`;
