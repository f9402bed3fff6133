/** Folders of `test` whose files run in Node. */
export const IN_NODE: readonly string[] = ["contract", "docs", "mocks", "node", "protocol"];

/** The folder whose files try what is built, the page and the package, from Node. All other files run in browsers. */
export const ON_BUILT_PAGE = "e2e";
