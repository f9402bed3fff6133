/** Going on to an application, with a question or without. */
export default `
version: 1
metadata: { name: Authorization }
context:
  title: Redirecting to %(app)s
entries:
  - model: authentik_flows.flow
    id: explicit
    identifiers: { slug: default-provider-authorization-explicit-consent }
    attrs:
      name: Authorize application
      title: !Context title
      designation: authorization
      authentication: require_authenticated
  - model: authentik_stages_consent.consentstage
    id: consent
    identifiers: { name: default-provider-authorization-consent }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf explicit, stage: !KeyOf consent, order: 0 } }
  - model: authentik_flows.flow
    identifiers: { slug: default-provider-authorization-implicit-consent }
    attrs:
      name: Authorize application
      title: !Context title
      designation: authorization
      authentication: require_authenticated
`;
