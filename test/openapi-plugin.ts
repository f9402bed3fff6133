import type { TestRunnerPlugin } from "@web/test-runner";
import { tsImport } from "tsx/esm/api";
import type * as OpenAPI from "./contract/document.js";
import type { Schema } from "./contract/schema.js";

/** What a page needs to generate challenges. */
export interface ChallengeSchemas {
  /** The name of a challenge's schema, by component. */
  components: Readonly<Record<string, string>>;
  /** The schemas that these refer to, by name. */
  schemas: Readonly<Record<string, Schema>>;
}

/** The address at which pages find it. */
const ADDRESS = "/challenge-schemas.json";

/** Serves the schemas of every challenge to pages, which cannot read the official document themselves. */
export function openapiPlugin(): TestRunnerPlugin {
  let body: Promise<string> | undefined;
  return {
    name: "openapi",
    async serve({ path }) {
      // Reading the document takes seconds, and few test files need it.
      return path === ADDRESS ? { body: await (body ??= read().then(JSON.stringify)), type: "json" } : undefined;
    },
  };
}

async function read(): Promise<ChallengeSchemas> {
  const module: unknown = await tsImport("./contract/document.ts", import.meta.url);
  const { schemas, target, variants } = module as typeof OpenAPI; // the module of this path
  const components = Object.fromEntries(variants("ChallengeTypes"));
  const names = new Set(Object.values(components));
  // `for` over a set also visits members that are added meanwhile.
  for (const name of names) for (const ref of references(schemas[name])) names.add(target(ref));
  return { components, schemas: Object.fromEntries([...names].map((name) => [name, schemas[name] ?? {}])) };
}

/** Every reference to another schema, at any depth. */
function references(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "$ref" ? [String(inner)] : references(inner)));
}
