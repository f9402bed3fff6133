import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { flows } from "../../mocks/command/flows.js";

const flow = (slug: string, attrs: string) =>
  `version: 1\nentries:\n- { model: authentik_flows.flow, id: f, identifiers: { slug: ${slug} }, attrs: { name: N, title: ${attrs}, designation: recovery } }\n`;
const texts: Readonly<Record<string, string>> = {
  "whole.yaml": flow("whole", "!Env [TITLE, T]"),
  "partly.yaml": `${flow("partly", "T")}- model: authentik_flows.flowstagebinding\n  identifiers: { target: !KeyOf f, stage: !Find [authentik_flows.stage, [name, gone]], order: 1 }\n`,
  "wrong.yaml": flow("wrong", "[]"),
};
let folder = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "flows-"));
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
});
after(() => rm(folder, { recursive: true }));

/** What the command says, and ends with. */
async function command(...args: string[]): Promise<[number | undefined, string]> {
  const lines: string[] = [];
  const paths = args.map((arg) => (arg.endsWith(".yaml") ? join(folder, arg) : arg));
  return [await flows(paths, (text) => lines.push(text)), lines.join("\n")];
}

test("the command checks files, and its end says whether they play", async () => {
  const [whole, report] = await command("check", "whole.yaml");
  assert.equal(whole, 0);
  assert.match(report, /Flows\n {2}whole \(N\)\n\nAdded\n {2}whole\.yaml, line 3, column 3: whole \(flow\)/);
  assert.match(report, /line 3, column \d+: The environment variable TITLE: “T” is taken for it\./);
  assert.match((await command("check", "whole.yaml", "--env", "TITLE=Given"))[1], /“Given” is taken/);
  const [partly, reasons] = await command("check", "partly.yaml", "whole.yaml");
  assert.equal(partly, 1);
  assert.match(reasons, /Leads nowhere\n {2}partly\.yaml, line 5, column 43: The member stage refers to/);
});

test("the command gives its report as JSON", async () => {
  const [status, text] = await command("check", "partly.yaml", "--json");
  const report = JSON.parse(text) as { whole: boolean; flows: unknown; report: { title: string }[] };
  assert.deepEqual([status, report.whole, report.flows], [1, false, [{ slug: "partly", name: "N" }]]);
  assert.deepEqual(
    report.report.map(({ title }) => title),
    ["Added", "Leads nowhere"],
  );
});

test("a file that cannot be read has an end of its own, as has a command that there is not", async () => {
  assert.match((await command("check", "gone.yaml"))[1], /gone\.yaml cannot be read/);
  assert.deepEqual(await command("check", "wrong.yaml"), [
    2,
    "wrong.yaml, line 3, column 96: The member title has to be a text.",
  ]);
  for (const args of [["check"], ["play"], ["other", "whole.yaml"], ["check", "whole.yaml", "--other"]]) {
    const [status, usage] = await command(...args);
    assert.equal(status, 2);
    assert.match(usage, /^npm run flows -- check FILE/);
  }
});
