import { html, nothing, type TemplateResult } from "lit";
import type { Network } from "../network.js";
import type { Playground } from "../playground.js";
import { panel } from "./panel.js";

const TEXTS: Readonly<Record<keyof Network, string>> = {
  slow: "Slow network (3 s)",
  offline: "Offline",
  failing: "Fail the next request (500)",
};

/** What may be wrong on the way to the server. */
export function network(playground: Playground, goOn: () => void): TemplateResult {
  const { network } = playground;
  const names = Object.keys(TEXTS) as (keyof Network)[]; // those of a literal are what its type says
  const change = (name: keyof Network) => {
    network[name] = !network[name];
    if (name === "offline" && !network.offline) goOn();
    void playground.changed();
  };
  return panel({
    title: "Network",
    count: names.filter((name) => network[name]).length,
    content: html`
      ${names.map(
        (name) =>
          html`<label>
            <input type="checkbox" .checked=${network[name]} @change=${() => change(name)} />${TEXTS[name]}
          </label>`,
      )}
      <button type="button" class="quiet" @click=${() => void playground.loseSession()}>End the session</button>
      <p role="status">
        ${playground.session ? nothing : "There is no session: the next answer starts the flow over."}
      </p>
    `,
  });
}
