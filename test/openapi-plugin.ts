import type { TestRunnerPlugin } from "@web/test-runner";
import { tsImport } from "tsx/esm/api";
import type * as OpenAPI from "./contract/document.js";
import type { Schema } from "./contract/schema.js";

/** What a page needs to make up challenges. */
export interface ChallengeSchemas {
  /** The name of a challenge's schema, by component. */
  components: Readonly<Record<string, string>>;
  /** The schemas that challenges are made of, by name. */
  schemas: Readonly<Record<string, Schema>>;
}

/** Where it stands. */
const ADDRESS = "/challenge-schemas.json";

/** Hands the schemas of every challenge to pages, which cannot read the official document by themselves. */
export function openapiPlugin(): TestRunnerPlugin {
  let body: Promise<string> | undefined;
  return {
    name: "openapi",
    async serve({ path }) {
      // The document takes seconds to read, and few test files want it.
      return path === ADDRESS ? { body: await (body ??= read().then(JSON.stringify)), type: "json" } : undefined;
    },
  };
}

async function read(): Promise<ChallengeSchemas> {
  const module: unknown = await tsImport("./contract/document.ts", import.meta.url);
  const { schemas, target, variants } = module as typeof OpenAPI; // the file that is named
  const components = Object.fromEntries(variants("ChallengeTypes"));
  const names = new Set(Object.values(components));
  // A set visits what is added to it on the way.
  for (const name of names) for (const ref of references(schemas[name])) names.add(target(ref));
  return { components, schemas: Object.fromEntries([...names].map((name) => [name, schemas[name] ?? {}])) };
}

/** Every reference to another schema, however deep. */
function references(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "$ref" ? [String(inner)] : references(inner)));
}
