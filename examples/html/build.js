// Copies the files of the site to dist/, and beside them the script of the package with all that it loads.
import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.resolve("authentik-flow/package.json")));
for (const file of ["embed.js", "embed"]) {
  cpSync(join(folder, file), join("dist/authentik-flow", file), { recursive: true });
}
for (const file of ["index.html", "main.js"]) cpSync(file, join("dist", file));
