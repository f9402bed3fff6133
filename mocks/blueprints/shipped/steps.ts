/** One stage of each kind that asks next to nothing: steps, consent, an agent, a denial, a way elsewhere, and one that fails. */
export default `
version: 1
metadata: { name: Steps }
entries:
  flows:
    - model: authentik_flows.flow
      id: consent
      identifiers: { slug: demo-consent }
      attrs: { name: Consent, title: Redirecting to %(app)s, designation: authorization }
    - model: authentik_flows.flow
      id: steps
      identifiers: { slug: demo-steps }
      attrs: { name: Two steps, title: Two steps, designation: stage_configuration, layout: content_left }
    - model: authentik_flows.flow
      id: denied
      identifiers: { slug: demo-denied }
      attrs: { name: Access denied, title: Access denied, designation: stage_configuration }
    - model: authentik_flows.flow
      id: redirect
      identifiers: { slug: demo-redirect }
      attrs: { name: On to another flow, title: On to another flow, designation: stage_configuration }
    - model: authentik_flows.flow
      id: error
      identifiers: { slug: demo-error }
      attrs: { name: A stage that fails, title: A stage that fails, designation: stage_configuration }
    - model: authentik_flows.flow
      id: device
      identifiers: { slug: demo-agent }
      attrs: { name: A check of the device, title: Welcome to authentik!, designation: authentication }
  stages:
    - { model: authentik_endpoints_connectors_agent.agentconnector, id: agents, identifiers: { name: demo-agents } }
    - model: authentik_endpoints.endpointstage
      id: agent
      identifiers: { name: demo-agent }
      attrs: { connector: !KeyOf agents, mode: required }
    - model: authentik_stages_consent.consentstage
      id: ask
      identifiers: { name: demo-consent }
      attrs: { mode: always_require }
    - { model: authentik_stages_dummy.dummystage, id: first, identifiers: { name: dummy-stage-1 } }
    - { model: authentik_stages_dummy.dummystage, id: second, identifiers: { name: dummy-stage-2 } }
    - model: authentik_stages_deny.denystage
      id: deny
      identifiers: { name: demo-deny }
      attrs:
        deny_message: |-
          Not allowed from this network.
          Ask whoever runs this server.
    - model: authentik_stages_redirect.redirectstage
      id: lead
      identifiers: { name: demo-redirect }
      attrs: { mode: flow, target_flow: !KeyOf steps }
    - { model: authentik_stages_dummy.dummystage, id: fail, identifiers: { name: demo-error }, attrs: { throw_error: true } }
  order:
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf consent, stage: !KeyOf ask, order: 0 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf steps, stage: !KeyOf first, order: 0 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf steps, stage: !KeyOf second, order: 10 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf denied, stage: !KeyOf deny, order: 0 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf redirect, stage: !KeyOf lead, order: 0 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf device, stage: !KeyOf agent, order: 0 } }
    - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf error, stage: !KeyOf fail, order: 0 } }
`;
