import type { Brand } from "../protocol/index.js";

/** Asks for the brand. A page without one only looks plainer, so every failure is an answer. */
export async function fetchBrand(base: string): Promise<Brand | undefined> {
  try {
    const response = await fetch(new URL("api/v3/core/brands/current/", base), { credentials: "include" });
    return response.ok ? ((await response.json()) as Brand) : undefined;
  } catch {
    return undefined; // hardened sites allow the executor alone
  }
}
