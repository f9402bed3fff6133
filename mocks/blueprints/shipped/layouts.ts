import { layouts } from "../flows.js";

/** The same step in each layout. */
export default `
version: 1
metadata: { name: Layouts }
entries:
${layouts
  .map(
    (layout) => `
  - model: authentik_flows.flow
    id: ${layout}
    identifiers: { slug: demo-layout-${layout.replaceAll("_", "-")} }
    attrs:
      name: The layout ${layout}
      title: Where the form stands
      designation: stage_configuration
      layout: ${layout}
  - { model: authentik_stages_dummy.dummystage, id: step-${layout}, identifiers: { name: layout-${layout} } }
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf ${layout}, stage: !KeyOf step-${layout}, order: 0 } }`,
  )
  .join("\n")}
`;
