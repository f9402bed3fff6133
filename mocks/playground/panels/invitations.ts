import { html, type TemplateResult } from "lit";
import type { Playground } from "../playground.js";
import { panel } from "./panel.js";

/** The invitations that there are, with the links that a server would send. */
export function invitations({ world }: Playground): TemplateResult {
  const flows = world.flows.filter(({ bindings }) => bindings.some(({ stage }) => stage.kind === "invitation"));
  const all = [...world.invitations];
  return panel({
    title: "Invitations",
    count: all.length,
    content: html`<ul>
      ${all.flatMap(([key, { name, flow }]) =>
        flows
          .filter(({ slug }) => flow === undefined || flow === slug)
          .map(
            ({ slug }) => html`<li><a href="#if/flow/${slug}/?itoken=${key}">${name}</a> <small>${slug}</small></li>`,
          ),
      )}
    </ul>`,
  });
}
