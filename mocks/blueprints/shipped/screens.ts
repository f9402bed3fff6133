const flow = (slug: string) => `!Find [authentik_flows.flow, [slug, ${slug}]]`;

/** What goes on after a source. */
const ways = [
  `authentication_flow: ${flow("default-source-authentication")}`,
  `enrollment_flow: ${flow("default-source-enrollment")}`,
].join(", ");

/** Services that have a screen of their own in the flow. */
const services = [
  { name: "Apple", model: "oauth.oauthsource", attrs: "provider_type: apple, consumer_key: org.example.login" },
  { name: "Plex", model: "plex.plexsource", attrs: "client_id: a-client-of-plex" },
].map((service) => ({ ...service, slug: `demo-${service.name.toLowerCase()}` }));

export default `
version: 1
metadata: { name: Services with a screen }
entries:
${services
  .map(
    ({ name, slug, model, attrs }) => `
  - model: authentik_flows.flow
    id: ${slug}
    identifiers: { slug: ${slug} }
    attrs: { name: Signing in with ${name}, title: Welcome to authentik!, designation: authentication }
  - { model: authentik_sources_${model}, id: at ${slug}, identifiers: { slug: ${slug} }, attrs: { name: ${name}, ${ways}, ${attrs} } }
  - { model: authentik_stages_source.sourcestage, id: go to ${slug}, identifiers: { name: ${slug} }, attrs: { source: !KeyOf at ${slug} } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf ${slug}, stage: !KeyOf go to ${slug}, order: 0 } }`,
  )
  .join("\n")}
`;
