import { html, nothing, type TemplateResult } from "lit";
import { exportFlows } from "../../blueprints/export.js";
import type { Flow } from "../../executor/flow.js";

const DESIGNATIONS: Readonly<Record<Flow["designation"], string>> = {
  authentication: "Sign in",
  enrollment: "Create an account",
  recovery: "Reset a password",
  authorization: "Open an application",
  stage_configuration: "Set up and single stages",
  unenrollment: "Delete the account",
  invalidation: "Sign out",
};

/** What the list of flows is made of. */
export interface FlowListOptions {
  flows: readonly Flow[];
  /** Those that come with the playground. */
  shipped: readonly Flow[];
  /** The address of the page, whose flow is marked. */
  path: string;
  /** What is looked for. */
  filter: string;
  search: (filter: string) => void;
}

/** The flows: those of the user first, the others by what they are for. */
export function flowList({ flows, shipped, path, filter, search }: FlowListOptions): TemplateResult {
  const current = /^if\/flow\/([^/?#]+)/.exec(path)?.[1];
  const found = flows.filter((flow) => has(flow, filter.trim().toLowerCase()));
  const own = found.filter((flow) => !shipped.includes(flow));
  const others = found.filter((flow) => shipped.includes(flow));
  const count = found.length === flows.length ? `${flows.length} flows` : `${found.length} of ${flows.length} flows`;
  return html`
    <label class="filter">
      <span>Find a flow</span>
      <input
        type="search"
        name="filter"
        autocomplete="off"
        .value=${filter}
        @input=${({ target }: Event) => search((target as HTMLInputElement).value)}
      />
    </label>
    <small role="status">${count}</small>
    ${group("own", "Your flows", own, current)}
    ${Object.entries(DESIGNATIONS).map(([designation, title]) =>
      group(
        designation,
        title,
        others.filter((flow) => flow.designation === designation),
        current,
      ),
    )}
  `;
}

/** Whether a flow has what is looked for in its names or those of its stages. */
function has({ name, slug, title, bindings }: Flow, filter: string): boolean {
  const texts = [name, slug, title, ...bindings.flatMap(({ stage }) => [stage.name, stage.kind])];
  return texts.some((text) => text.toLowerCase().includes(filter));
}

function group(id: string, title: string, flows: readonly Flow[], current: string | undefined) {
  if (!flows.length) return nothing;
  return html`
    <h2 id=${id}>${title}</h2>
    <ul aria-labelledby=${id}>
      ${flows.map((flow) => line(flow, flow.slug === current))}
    </ul>
  `;
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
