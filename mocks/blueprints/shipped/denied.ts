/** Flows that let no user in: one for each way of saying so. */
const actions = ["message_continue", "message", "continue"];

export default `
version: 1
metadata: { name: Denied }
entries:
  - model: authentik_policies_expression.expressionpolicy
    id: nobody
    identifiers: { name: nobody }
    attrs: { expression: return False }
${actions
  .map(
    (action) => `
  - model: authentik_flows.flow
    id: ${action}
    identifiers: { slug: demo-denied-${action.replace("_", "-")} }
    attrs:
      name: For nobody, ${action.replace("_", " and ")}
      title: For nobody
      designation: stage_configuration
      denied_action: ${action}
  - { model: authentik_policies.policybinding, identifiers: { target: !KeyOf ${action}, policy: !KeyOf nobody, order: 0 } }`,
  )
  .join("\n")}
`;
