import assert from "node:assert/strict";
import { test } from "node:test";
import { globSync } from "tinyglobby";
import { read } from "./documents.js";

/** The beginning of a name under which the browser may store something. */
const NAME = /["'`]((?:ak|authentik)-[\w-]+)/g;

/** Names of components and events, which look alike. */
const OTHER = /^ak-(stage-.*|error)$/;

test("the document lists all that the page stores in the browser, and nothing else", () => {
  const storing = globSync("{src,stages}/**/*.ts")
    .map(read)
    .filter((code) => /import \{[^}]*\bstore\b[^}]*\} from "[./]+\/browser\/storage\.js"/.test(code));
  assert.ok(storing.length > 5, "the modules that store something were found");
  const names = storing.flatMap((code) => [...code.matchAll(NAME)].map(([, name = ""]) => name));
  const stored = names.filter((name) => !OTHER.test(name));
  const page = read("docs/security.md");
  const chapter = page.slice(page.indexOf("## What is stored in the browser"));
  const listed = [...chapter.matchAll(/`((?:ak|authentik)-[\w-]+)`/g)].map(([, name = ""]) => name);
  assert.deepEqual([...new Set(listed)].sort(), [...new Set(stored)].sort());
});
