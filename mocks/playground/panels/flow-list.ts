import { html, nothing, type TemplateResult } from "lit";
import { exportFlows } from "../../blueprints/export.js";
import type { Flow } from "../../executor/flow.js";

const DESIGNATIONS: Readonly<Record<Flow["designation"], string>> = {
  authentication: "Signing in",
  enrollment: "Enrolling",
  recovery: "Recovering",
  authorization: "Authorizing",
  stage_configuration: "Setting up",
  unenrollment: "Deleting the account",
  invalidation: "Signing out",
};

/** Every flow there is, by what it is for; the one at this address is marked. */
export function flowList(flows: readonly Flow[], path: string): TemplateResult {
  const current = /^if\/flow\/([^/?#]+)/.exec(path)?.[1];
  return html`${Object.entries(DESIGNATIONS).map(([designation, title]) => {
    const some = flows.filter((flow) => flow.designation === designation);
    if (!some.length) return nothing;
    return html`
      <h2 id=${designation}>${title}</h2>
      <ul aria-labelledby=${designation}>
        ${some.map((flow) => line(flow, flow.slug === current))}
      </ul>
    `;
  })}`;
}

function line(flow: Flow, isCurrent: boolean) {
  const { slug, name } = flow;
  return html`<li>
    <a href="#if/flow/${slug}/" aria-current=${isCurrent ? "page" : nothing}>
      <span>${name || slug}</span><small>${slug}</small>
    </a>
    <button type="button" class="quiet" aria-label="Export ${name || slug}" @click=${() => save(flow)}>Export</button>
  </li>`;
}

/** Gives the flow as a file. */
function save(flow: Flow) {
  const href = URL.createObjectURL(new Blob([exportFlows([flow])], { type: "application/yaml" }));
  Object.assign(document.createElement("a"), { href, download: `flow-${flow.slug}.yaml` }).click();
  URL.revokeObjectURL(href);
}
