import { html, nothing, type TemplateResult } from "lit";
import type { Playground } from "../playground.js";
import { choice, panel } from "./panel.js";

/** Asks what a policy says that cannot be run here: the Python of a file is never executed. */
export function question({ questions: [asked] }: Playground): TemplateResult | typeof nothing {
  if (!asked) return nothing;
  const { policy, flow, text, failureResult, answer } = asked;
  return html`<section class="question" role="alertdialog" aria-labelledby="asked" aria-describedby="text">
    <h2 id="asked">Does ${policy} pass?</h2>
    <p>This policy of ${flow} cannot be run here. What you say is remembered.</p>
    <pre id="text">${text}</pre>
    <p>A server that could not run it either would let it ${failureResult ? "pass" : "fail"}.</p>
    <div class="row">
      <button type="button" @click=${() => answer(true)}>It passes</button>
      <button type="button" @click=${() => answer(false)}>It fails</button>
    </div>
  </section>`;
}

/** What was decided, to be changed. */
export function decisions(playground: Playground): TemplateResult {
  const { decisions } = playground.world;
  return panel({
    title: "Policies",
    count: decisions.length,
    content: decisions.length
      ? decisions.map(({ flow, policy, passes }, at) =>
          choice(
            `${policy} of ${flow}`,
            { passes: "passes", fails: "fails" },
            passes ? "passes" : "fails",
            (verdict) => void playground.decide(at, verdict === "passes"),
          ),
        )
      : html`<p>Policies that cannot be run here ask you once. What you said will be here.</p>`,
  });
}
