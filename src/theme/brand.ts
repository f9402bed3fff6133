import type { Brand } from "../protocol/index.js";

/** Asks the server for the brand; resolves to nothing if that fails, as the page works without a brand. */
export async function fetchBrand(base: string, locale: string): Promise<Brand | undefined> {
  try {
    const headers = { "Accept-Language": locale };
    const response = await fetch(new URL("api/v3/core/brands/current/", base), { headers, credentials: "include" });
    if (response.ok) return (await response.json()) as Brand;
  } catch {
    // Some proxies let through requests to the executor alone.
  }
  return undefined;
}
