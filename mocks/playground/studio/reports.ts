import { html, nothing, type TemplateResult } from "lit";
import type { Verdict } from "./contrast.js";
import type { Effect } from "./effect.js";
import { directivesFor } from "./needs.js";
import type { Sheet, Source } from "./sheet.js";

/** The two schemes that users may see. */
export const SCHEMES = ["light", "dark"] as const;
export type Scheme = (typeof SCHEMES)[number];

/** How well each colour can be told from what is behind it, in either scheme. */
export function contrastReport(verdicts: Readonly<Record<Scheme, readonly Verdict[]>>): TemplateResult {
  const names = [...new Set(SCHEMES.flatMap((scheme) => verdicts[scheme].map(({ what }) => what)))];
  const cell = (scheme: Scheme, name: string) => verdictCell(verdicts[scheme].find(({ what }) => what === name));
  return html`<table>
    <caption>
      Contrast of what is shown: text needs 4.5, edges and rings need 3.
    </caption>
    <thead>
      <tr>
        <th scope="col">Colour</th>
        <th scope="col">Light</th>
        <th scope="col">Dark</th>
      </tr>
    </thead>
    <tbody>
      ${names.map(
        (name) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${SCHEMES.map((it) => cell(it, name))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function verdictCell(verdict: Verdict | undefined) {
  if (!verdict) return html`<td>not shown</td>`;
  const { ratio, least } = verdict;
  if (ratio === undefined) return html`<td>a picture is behind it</td>`;
  // Rounded down: what is shown as 4.5 is not less.
  const shown = (Math.floor(ratio * 10) / 10).toFixed(1);
  return ratio >= least ? html`<td>${shown}, enough</td>` : html`<td class="wrong">${shown}, less than ${least}</td>`;
}

/**
 * What the rules of the sheet reach, mode by mode.
 *
 * @param isPartial - whether the person has stopped the search
 */
export function effectReport(off: readonly Effect[], on: readonly Effect[], isPartial: boolean): TemplateResult {
  const reaching = off.filter((effect, at) => effect.where ?? on[at]?.where).length;
  return html`
    <p role="status">
      ${reaching} of ${off.length} rules reach something${isPartial ? " in the steps before you stopped" : ""}.
    </p>
    <table>
      <caption>
        The first step that has what a rule is for
      </caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Rule</th>
          <th scope="col">Usual mode</th>
          <th scope="col">Compatibility mode</th>
        </tr>
      </thead>
      <tbody>
        ${off.map((effect, at) => effectRow(effect, on[at]))}
      </tbody>
    </table>
  `;
}

function effectRow(off: Effect, on: Effect | undefined) {
  const { rule, isUnderstood } = off;
  const nowhere = isUnderstood ? "nothing" : "the browser does not know this selector";
  const cell = (where: string | undefined) =>
    where ? html`<td>${where}</td>` : html`<td class="wrong">${nowhere}</td>`;
  return html`<tr>
    <td>${rule.line}</td>
    <th scope="row">
      <code>${rule.chain.join(" { ")}</code>${
        rule.conditions.length ? html` <small>inside ${rule.conditions.join(", ")}</small>` : nothing
      }
    </th>
    ${cell(off.where)} ${cell(on?.where)}
  </tr>`;
}

/** What the page does not do by itself with a sheet, and with the pictures of a brand. */
export function needsReport(
  { sources, mistakes }: Sheet,
  pictures: readonly Pick<Source, "address" | "kind">[],
): TemplateResult | typeof nothing {
  const directives = directivesFor([...sources, ...pictures]);
  const imports = sources.filter(({ kind }) => kind === "sheet");
  if (!directives && !imports.length && !mistakes.length) return nothing;
  return html`<section aria-labelledby="needs">
    <h2 id="needs">What to know before you use it</h2>
    <ul>
      ${mistakes.map((line) => html`<li>Line ${line} is no CSS: browsers skip a part of it.</li>`)}
      ${imports.map(
        ({ line, address }) =>
          html`<li>
            Line ${line} imports <code>${address}</code>: its fonts and custom properties reach the form, its other
            rules reach the page around the form alone.
          </li>`,
      )}
      ${
        directives
          ? html`<li>
              The page loads nothing from other sites, and so does this studio. Build the page with
              <code>CSP="${directives}"</code> to allow it.
              ${imports.length ? "If an imported sheet names fonts of yet another site, add it to font-src." : ""}
            </li>`
          : nothing
      }
    </ul>
  </section>`;
}
