/** The same step in each layout. */
const layouts = [
  "stacked",
  "content_left",
  "content_right",
  "sidebar_left",
  "sidebar_right",
  "sidebar_left_frame_background",
  "sidebar_right_frame_background",
];

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
