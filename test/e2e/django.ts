import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeDropIn } from "../../build/authentik/drop-in.js";

/** Versions of Django, of the oldest and the newest server that the template is for. */
export const DJANGOS = ["4.1", "5.2"] as const;
export type Django = (typeof DJANGOS)[number];

/** What a server renders. */
export interface Job {
  template: string;
  context: Readonly<Record<string, unknown>>;
  /** Query string of the request. */
  query?: string;
  language?: string;
}

const CACHE = "node_modules/.cache";
const PLACE = join(CACHE, `django-${DJANGOS.join("-")}`);
const PYTHON = "venv/bin/python";

const FOLDER = mkdtempSync(join(tmpdir(), "drop-in-"));
process.once("exit", () => rmSync(FOLDER, { recursive: true }));

/** The drop-in, as the tests of this process build it. */
export const DROP_IN = join(FOLDER, "dist-authentik");

/** Why Django cannot be run here; false if it can. */
export const withoutDjango: string | false = existsSync(PLACE) ? false : prepare();

if (!withoutDjango) await writeDropIn("dist", DROP_IN);

/**
 * Makes the virtual environment at the first time: beside its place, where it is put when it is whole, because another
 * process may be making it too.
 */
function prepare(): string | false {
  mkdirSync(CACHE, { recursive: true });
  const beside = mkdtempSync(`${PLACE}-`);
  try {
    const failure = install(beside);
    if (!failure && !existsSync(PLACE)) renameSync(beside, PLACE);
    return failure;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function install(place: string): string | false {
  const made = run("python3", ["-m", "venv", join(place, "venv")]);
  if (made) return `Python 3 with venv and pip is needed to render the server's template: ${made}`;
  for (const django of DJANGOS) {
    // Python 3.13 has no module `cgi` any more, which Django 4.1 imports.
    const packages = [`django~=${django}.0`, "legacy-cgi; python_version >= '3.13'"];
    const target = ["--target", join(place, django)];
    const installed = run(join(place, PYTHON), [
      ..."-m pip install --quiet --disable-pip-version-check".split(" "),
      ...target,
      ...packages,
    ]);
    if (installed) return `Django ${django} cannot be installed: ${installed}`;
  }
  return false;
}

/** Runs a program to its end. @returns why it failed, or nothing */
function run(program: string, options: string[]): string | undefined {
  const { status, error, stderr } = spawnSync(program, options, { encoding: "utf8" });
  if (status === 0) return undefined;
  return error?.message ?? (stderr.trim().split("\n").at(-1) || `${program} fails`);
}

/** The HTML of templates, as a server with the drop-in renders them. */
export function render(django: Django, jobs: readonly Job[]): string[] {
  return rendered(django, jobs).map(({ page }) => page);
}

/** What a server answers with. */
export interface Rendered {
  page: string;
  /** Whether the cookie of the CSRF token comes with it. */
  setsToken: boolean;
}

/**
 * Renders templates as a server with the drop-in does.
 * @param base - path of the installation, with a trailing slash
 */
export function rendered(django: Django, jobs: readonly Job[], base = "/"): Rendered[] {
  const folders = [join(DROP_IN, "templates"), "test/e2e/django/templates"];
  const { status, stdout, stderr } = spawnSync(join(PLACE, PYTHON), ["test/e2e/django/render.py"], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    env: { ...process.env, PYTHONPATH: join(PLACE, django), PYTHONDONTWRITEBYTECODE: "1" },
    input: JSON.stringify({ static: `${base}static/`, folders, jobs }),
  });
  if (status !== 0) throw new Error(`Django ${django} does not render: ${stderr}`);
  return (JSON.parse(stdout) as (Rendered | { error: string })[]).map((answer, index) => {
    if ("page" in answer) return answer;
    throw new Error(`Django ${django} does not render job ${index}: ${answer.error}`);
  });
}
