/** Folders of `test` whose files run in Node. */
export const IN_NODE: readonly string[] = ["contract", "docs", "mocks", "node", "protocol"];

/** The folder whose files drive the built page, from Node. All other files run in browsers. */
export const ON_BUILT_PAGE = "e2e";
