/** How `custom-elements.json` is made of the executor's comments, for editors and catalogues: `npm run build:package`. */
export default {
  globs: ["src/executor/executor.ts", "src/embedding/embedded-executor.ts"],
  outdir: "dist-package",
  litelement: true,
  packagejson: false,
  plugins: [{ name: "element", packageLinkPhase: ({ customElementsManifest }) => tidy(customElementsManifest) }],
};

/** What the entry of our own page sets, and what the element keeps to itself. */
const INTERNAL = ["started", "words"];

/** Leaves in the manifest what pages can use, and leads to the module that the package has. */
function tidy(manifest) {
  const isEmbedded = ({ path }) => path.includes("/embedding/");
  const added = manifest.modules
    .filter(isEmbedded)
    .flatMap(({ declarations }) => declarations)
    .flatMap(({ attributes }) => attributes.filter(({ inheritedFrom }) => !inheritedFrom));
  manifest.modules = manifest.modules.filter((module) => !isEmbedded(module));
  for (const module of manifest.modules) {
    const path = `lib/${module.path.replace(".ts", ".js")}`;
    module.path = path;
    for (const element of module.declarations) {
      element.tagName = "ak-flow-executor";
      element.members = element.members.filter(
        ({ name, privacy }) =>
          !name.startsWith("#") && !["private", "protected"].includes(privacy) && !INTERNAL.includes(name),
      );
      // The session is no attribute, only state.
      element.attributes = element.attributes.filter(({ name }) => ![...INTERNAL, "session"].includes(name));
      for (const member of element.members) if (member.name === "session") delete member.attribute;
      // The class that the tag has adds these.
      element.attributes.push(...added);
      element.events = element.events.filter(({ name }) => name);
      const declaration = { name: element.name, module: path };
      module.exports = [
        { kind: "js", name: element.name, declaration },
        { kind: "custom-element-definition", name: element.tagName, declaration },
      ];
    }
  }
}
