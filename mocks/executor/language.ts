import { GERMAN } from "./german.js";
import type { User } from "../directory.js";
import type { World } from "./world.js";

/** The languages that the embedded executor speaks. */
export type Language = "de" | "en";

/** Members of replies that hold texts of the server; administrators write all the others, in one language. */
const SAID = new Set(["string", "primary_action", "error_message"]);

/** The language of a reply: that of the brand, else of the user, else what the request asks for (contract, section 3). */
export function languageOf({ brand }: World, user: User | undefined, { headers }: Request): Language {
  const wanted = brand.default_locale || user?.locale || headers.get("Accept-Language") || "";
  return /^de\b/i.test(wanted) ? "de" : "en";
}

/** A text of the server in a language. */
export function said(text: string, language: Language): string {
  return (language === "de" && GERMAN.get(text)) || text;
}

/** The reply to a call of the executor in a language. */
export async function inLanguage(response: Response, language: Language): Promise<Response> {
  if (language === "en" || !response.headers.get("Content-Type")?.startsWith("application/json")) return response;
  const body: unknown = JSON.parse(await response.text(), (name, value: unknown) =>
    SAID.has(name) && typeof value === "string" ? said(value, language) : value,
  );
  return new Response(JSON.stringify(body), response);
}
