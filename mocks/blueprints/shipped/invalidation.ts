/** Signing out: of everything, or of an application, whose provider adds what is shown. */
export default `
version: 1
metadata: { name: Invalidation }
entries:
  - model: authentik_flows.flow
    id: logout
    identifiers: { slug: default-invalidation-flow }
    attrs: { name: Logout, title: Default Invalidation Flow, designation: invalidation }
  - model: authentik_stages_user_logout.userlogoutstage
    id: leave
    identifiers: { name: default-invalidation-logout }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf logout, stage: !KeyOf leave, order: 0 } }
  - model: authentik_flows.flow
    identifiers: { slug: default-provider-invalidation-flow }
    attrs: { name: Logged out of application, title: You've logged out of %(app)s., designation: invalidation }
`;
