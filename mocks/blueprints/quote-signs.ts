import { visit, type Document, type Tags } from "yaml";

/** Whether a tag is another than that of merges, which writes every member called `<<` bare. */
export function isNoMerge(tag: Tags[number]): boolean {
  return typeof tag === "string" || tag.tag !== "tag:yaml.org,2002:merge";
}

/**
 * Quotes texts that are `<<` or `=`: bare, the YAML of Python takes the one for a merge and the other for a default value,
 * and refuses the file.
 */
export function quoteSigns(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (node.value === "<<" || node.value === "=") node.type = "QUOTE_DOUBLE";
    },
  });
}
