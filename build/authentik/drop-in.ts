import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { archive } from "./archive.js";
import { fileAddress, flowTemplate, type TemplateParts } from "./flow-template.js";

/** Files that an administrator reads or uses, as they are. */
const FOR_ADMINISTRATORS = ["README.txt", "compose.override.yaml", "values.yaml"];

const STATIC = "static/authentik-flow/";

/**
 * Writes what takes the place of the flow pages of an unmodified authentik server, as a folder and as an archive with
 * its SHA-256 beside it.
 * @param dist - the folder of the built page
 * @param target - the folder to write, anew
 */
export async function writeDropIn(dist: string, target: string): Promise<void> {
  const files = await dropIn(dist);
  await rm(target, { recursive: true, force: true });
  for (const [path, content] of files) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), content);
  }
  const packed = archive(new Map([...files].map(([path, content]) => [`authentik-flow/${path}`, content])));
  const name = `${target}.tar.gz`;
  await writeFile(name, packed);
  await writeFile(`${name}.sha256`, `${createHash("sha256").update(packed).digest("hex")}  ${basename(name)}\n`);
}

/** The files of the drop-in, by path. */
async function dropIn(dist: string): Promise<Map<string, Buffer>> {
  const assets = (await readdir(join(dist, "assets"))).filter((file) => !/\.(gz|br)$/.test(file)).sort();
  const pageSheet = assets.find((file) => file.startsWith("page-") && file.endsWith(".css"));
  if (!pageSheet) throw new Error(`The page has no style sheet in ${dist}`);
  const flowSheet = (await readFile(join(dist, "assets", pageSheet), "utf8")) + (await part("page.css"));
  const plainSheet = await part("plain.css");
  const sheets = { page: pageSheet, template: hashed("flow", flowSheet) };

  const parts: TemplateParts = {
    begin: await part("begin.html"),
    html: await part("html.html"),
    title: await part("title.html"),
    icon: await part("icon.html"),
    context: await part("context.html"),
    backdrop: await part("backdrop.html"),
  };
  const page = flowTemplate(await readFile(join(dist, "index.html"), "utf8"), parts, sheets);
  const plainPage = (await part("base_full.html")).replace("PLAIN_SHEET", fileAddress(hashed("plain", plainSheet)));
  const texts: [string, string][] = [
    ["templates/if/flow.html", await part("flow.html")],
    ["templates/if/authentik-flow.html", await part("authentik-flow.html")],
    ["templates/if/authentik-page.html", page],
    ["templates/login/base_full.html", plainPage],
    [`${STATIC}${sheets.template}`, flowSheet],
    [`${STATIC}${hashed("plain", plainSheet)}`, plainSheet],
  ];
  for (const file of FOR_ADMINISTRATORS) texts.push([file, await part(file)]);
  const copies = [...assets.filter((file) => file !== pageSheet).map((file) => `assets/${file}`), "licenses.md"];
  const files = new Map(texts.map(([path, text]) => [path, Buffer.from(text)]));
  for (const file of copies) files.set(STATIC + basename(file), await readFile(join(dist, file)));
  return files;
}

/** A file that lies beside this one. */
function part(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), "utf8");
}

/** The name of a style sheet, which changes with its text: browsers keep what they have under the old one. */
function hashed(name: string, text: string): string {
  return `${name}-${createHash("sha256").update(text).digest("base64url").slice(0, 8)}.css`;
}
