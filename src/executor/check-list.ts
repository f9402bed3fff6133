import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import { copyButton } from "../ui/copy.js";
import { check, type CheckedPage, type Finding } from "./check.js";

/** The self-check for administrators: a list that is filled once all is known, and a button that copies it as text. */
export function checkList(page: CheckedPage): TemplateResult {
  const list = check(page).then(
    (findings) => html`
      <ul class="check">
        ${findings.map((finding) => html`<li>${line(finding)}</li>`)}
      </ul>
      ${copyButton(findings.map(line).join("\n"), msg("Copy as text"))}
    `,
  );
  return html`<section aria-label=${msg("Self-check")}>
    ${until(list, html`<p role="status">${msg("Checking …")}</p>`)}
  </section>`;
}

function line({ name, isGood, text }: Finding): string {
  return `${isGood === undefined ? "–" : isGood ? "✔" : "✘"} ${name}: ${text}`;
}
