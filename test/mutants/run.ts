import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { EXECUTOR } from "./executor.js";
import { MOCKS } from "./mocks.js";
import type { Mutant } from "./mutant.js";
import { PROTOCOL } from "./protocol.js";
import { STAGES } from "./stages.js";

/**
 * Breaks one small thing at a time in a copy of the project, and runs the test files that belong to it: a mutant that
 * they do not notice survives, and shows a test that is missing. `npm run mutants -- 12 stages/` tries the twelfth, and
 * those whose file or sentence has `stages/` in it.
 */
const MUTANTS: readonly Mutant[] = [...PROTOCOL, ...EXECUTOR, ...STAGES, ...MOCKS];

/** The share of mutants that tests have to notice. */
const ENOUGH = 0.9;

const wanted = process.argv.slice(2);
const chosen = MUTANTS.map((mutant, index) => ({ ...mutant, number: index + 1 })).filter(
  ({ number, file, breaks }) =>
    !wanted.length ||
    wanted.some((it) => (/^\d+$/.test(it) ? Number(it) === number : `${file} ${breaks}`.includes(it))),
);
if (!chosen.length) throw new Error(`No mutant is called ${wanted.join(" or ")}.`);
// A text that is not found is told before anything runs.
for (const mutant of chosen) broken(mutant, readFileSync(mutant.file, "utf8"));

const copy = mkdtempSync(join(tmpdir(), "mutants-"));
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
process.on("SIGINT", () => process.exit(1));
process.on("SIGTERM", () => process.exit(1));
copyProject();

const alreadyFailing = failureIn(chosen.flatMap(({ tests }) => tests));
if (alreadyFailing) throw new Error(`Without any mutant this fails: ${alreadyFailing}`);

const survivors: string[] = [];
for (const mutant of chosen) {
  const failure = failureWith(mutant);
  const line = `${mutant.number}. ${mutant.file}: ${mutant.breaks}`;
  if (!failure) survivors.push(line);
  console.log(failure ? `killed    ${line}\n          by “${failure}”` : `SURVIVED  ${line}`);
}

const killed = chosen.length - survivors.length;
console.log(`\n${killed} of ${chosen.length} killed (${Math.round((100 * killed) / chosen.length)} %)`);
if (survivors.length) console.log(["Survivors:", ...survivors].join("\n  "));
process.exitCode = killed / chosen.length < ENOUGH ? 1 : 0;

/** The files of the project as they are now, committed or not, beside its packages. */
function copyProject(): void {
  const { stdout } = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  const files = String(stdout).split("\0");
  for (const file of files.filter((it) => it && existsSync(it))) cpSync(file, join(copy, file));
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
}

/** The text of a file with the mutant in it. */
function broken({ text, by, file }: Mutant, original: string): string {
  const [before = "", after, ...others] = original.split(text);
  if (after === undefined || others.length) throw new Error(`This does not stand in ${file} exactly once: ${text}`);
  return before + by + after;
}

/** A test that notices a mutant. */
function failureWith(mutant: Mutant): string | undefined {
  const path = join(copy, mutant.file);
  const original = readFileSync(path, "utf8");
  writeFileSync(path, broken(mutant, original));
  const failure = failureIn(mutant.tests);
  writeFileSync(path, original);
  return failure;
}

/** A test of these files that fails in the copy. Those for browsers run in Chromium alone. */
function failureIn(tests: readonly string[]): string | undefined {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "test/run.ts", ...new Set(tests)],
    { cwd: copy, encoding: "utf8", env: { ...process.env, FIREFOX_PATH: "" }, maxBuffer: 2 ** 26 },
  );
  if (status === 0) return undefined;
  const summary = stdout.split("\n✖ ").slice(1);
  const [title = ""] = summary.at(-1)?.split("\n") ?? [];
  if (!summary.length) throw new Error(`The tests did not run:\n${stdout}${stderr}`);
  return title;
}
