import type { Flow } from "../executor/flow.js";
import { NotUnderstood } from "../executor/expressions/not-understood.js";
import { parse } from "../executor/expressions/parse.js";
import type { PolicyBinding } from "../executor/policies/policy.js";
import type { Applied } from "./entries.js";
import { placeName } from "./failure.js";
import type { Imported, Remark } from "./import.js";

/** A part of what is said of an import. */
export interface Section {
  title: string;
  lines: readonly Remark[];
}

/** All that became of files, part by part; what there is nothing to say of is left out. */
export function reportOf(imported: Imported): readonly Section[] {
  const entries = (wanted: Applied["fate"]) => imported.entries.filter(({ fate }) => fate === wanted).map(lineOf);
  const sections: Section[] = [
    { title: "Added", lines: entries("added") },
    { title: "Changed", lines: entries("changed") },
    { title: "Left as it was", lines: entries("same") },
    { title: "Removed", lines: entries("removed") },
    { title: "Left out", lines: entries("skipped") },
    { title: "Not played", lines: imported.unknown },
    { title: "Leads nowhere", lines: imported.unresolved },
    { title: "You will be asked", lines: imported.flows.flatMap(questionsOf) },
    { title: "Known to a server alone", lines: imported.asked.map(askedLine) },
    { title: "A server would refuse", lines: imported.refused },
    { title: "Said twice", lines: imported.repeated },
    { title: "Taken out", lines: imported.wrappers },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** Whether each part of the files plays as on a server. */
export function isWhole({ unknown, unresolved, refused }: Imported): boolean {
  return !unknown.length && !unresolved.length && !refused.length;
}

/** A line with its place, as it is read. */
export function sentenceOf({ place, sentence }: Remark): string {
  return place ? `${placeName(place)}: ${sentence}` : sentence;
}

function lineOf({ place, model, name, reason }: Applied): Remark {
  const [, kind = model] = model.split(".");
  return { place, sentence: `${name ? `${name} (${kind})` : kind}${reason ? `: ${reason}` : ""}` };
}

function askedLine({ kind, name, value, place }: Imported["asked"][number]): Remark {
  const taken =
    value === null || value === undefined ? "nothing is" : `“${JSON.stringify(value).replace(/^"|"$/g, "")}” is`;
  return { place, sentence: `The ${kind} ${name}: ${taken} taken for it.` };
}

/** The policies of a flow that a person is asked about. */
function questionsOf({ slug, policies = [], bindings }: Flow): Remark[] {
  const all = [
    ...policies,
    ...bindings.flatMap(({ policies = [] }) => policies),
    ...bindings.flatMap(({ stage }) => (stage.kind === "prompt" ? (stage.validationPolicies ?? []) : [])),
  ];
  return all.flatMap((policy) => {
    const reason = reasonToAsk(policy);
    return reason ? [{ sentence: `Whether ${policy.name} passes, in ${slug}: ${reason}.` }] : [];
  });
}

function reasonToAsk(policy: PolicyBinding): string | undefined {
  if (policy.enabled === false) return undefined;
  if (policy.kind === "other") return `a policy of the model ${policy.model} is not played`;
  if (policy.kind === "password" && policy.checkHaveIBeenPwned) return "lists of leaked passwords are elsewhere";
  if (policy.kind !== "expression") return undefined;
  try {
    parse(policy.expression);
    return undefined;
  } catch (error) {
    if (error instanceof NotUnderstood) return `its expression has ${error.message}, which is not understood here`;
    if (error instanceof RangeError) return "its expression is nested too deeply";
    throw error;
  }
}
