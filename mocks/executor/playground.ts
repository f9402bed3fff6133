import { BlueprintFailure } from "../blueprints/failure.js";
import { importBlueprints, type Imported, type Remark } from "../blueprints/import.js";
import { escape, page, redirectTo } from "./answers.js";
import type { Visit } from "./visit.js";

/**
 * A page from which every flow can be played, also those from files that are dropped there; with what was sent to people
 * and what was decided for policies that cannot be run. It needs no script.
 */
export function playground({ world }: Visit): Response {
  const { base, flows, outbox, authenticators, decisions } = world;
  const link = (to: string, text: string) => `<a href="${escape(to)}">${escape(text)}</a>`;
  return page(
    "Playground",
    [
      section("Play a flow of yours", importForm(base)),
      section("Flows", list(flows.map(({ slug, name }) => `${link(`${base}if/flow/${slug}/`, slug)} ${escape(name)}`))),
      section("E-mails", list(outbox.map((it) => `${escape(`${it.to}: `)}${link(it.link, it.subject)}`))),
      section("Codes that were sent", list(authenticators.outbox.map(({ to, code }) => escape(`${to}: ${code}`)))),
      section(
        "Policies that cannot be run here",
        list(decisions.map((decision, at) => decisionForm(base, { ...decision, at }))),
      ),
    ].join("\n"),
  );
}

/** Takes a file, adds its flows to the world, or puts them in the place of those of the same slugs, and tells of it. */
export async function importFile(visit: Visit): Promise<Response> {
  const { world, request } = visit;
  const back = `<p><a href="${escape(`${world.base}demo/`)}">Back to the playground</a></p>`;
  try {
    const imported = importBlueprints([await fileOf(request)], { existing: world.flows });
    const slugs = imported.flows.map(({ slug }) => slug);
    world.flows = [...world.flows.filter(({ slug }) => !slugs.includes(slug)), ...imported.flows];
    return page("Your flows", `${report(imported, world.base)}${back}`);
  } catch (error) {
    if (error instanceof BlueprintFailure)
      return page("This file cannot be played", `<p>${escape(error.message)}</p>${back}`, 400);
    throw error;
  }
}

/** Turns what was decided for a policy. */
export async function turnDecision({ world, request }: Visit): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const decision = world.decisions[Number(form.get("decision"))];
  if (decision) decision.passes = !decision.passes;
  return redirectTo(`${world.base}demo/`);
}

/** What was dropped, or else what was typed. */
async function fileOf(request: Request): Promise<string> {
  // Not for servers that strangers write to, says its note; this one plays on the machine of whoever drops the file.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const form = await request.formData();
  const [file, text] = [form.get("file"), form.get("text")];
  const dropped = file === null || typeof file === "string" ? "" : await file.text();
  return dropped || (typeof text === "string" ? text : "");
}

function report({ flows, unknown, unresolved }: Imported, base: string): string {
  const remarks = (all: readonly Remark[]) =>
    list(
      all.map(({ place, sentence }) =>
        escape(place ? `Line ${place.line}, column ${place.column}: ${sentence}` : sentence),
      ),
    );
  return [
    section(
      "Play",
      list(flows.map(({ slug, name }) => `<a href="${escape(`${base}if/flow/${slug}/`)}">${escape(name || slug)}</a>`)),
    ),
    section("Not played", remarks(unknown)),
    section("Leads nowhere", remarks(unresolved)),
  ].join("\n");
}

function importForm(base: string): string {
  return `<form method="post" enctype="multipart/form-data" action="${escape(`${base}demo/import/`)}">
<p><label>Drop an export here (YAML, or JSON from before 2022.8) <input type="file" name="file"></label></p>
<p><label>or paste it <textarea name="text" rows="8" cols="80"></textarea></label></p>
<p><button>Import</button></p>
</form>`;
}

interface Listed {
  at: number;
  flow: string;
  policy: string;
  passes: boolean;
}

function decisionForm(base: string, { at, flow, policy, passes }: Listed): string {
  return `<form method="post" action="${escape(`${base}demo/decision/`)}">
${escape(`${policy} of ${flow} ${passes ? "passes" : "fails"}`)}
<input type="hidden" name="decision" value="${at}"><button>Let it ${passes ? "fail" : "pass"}</button>
</form>`;
}

function section(title: string, content: string): string {
  return content && `<section><h2>${escape(title)}</h2>${content}</section>`;
}

function list(items: readonly string[]): string {
  return items.length ? `<ul>${items.map((item) => `<li>${item}</li>`).join("\n")}</ul>` : "";
}
