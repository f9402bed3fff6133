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

/** Shows the brand's icon in the tab. */
export function showFavicon({ branding_favicon, branding_favicon_themed_urls }: Brand, base: string) {
  const scheme = document.documentElement.dataset.theme === "dark" ? "dark" : "light";
  const icon = branding_favicon_themed_urls?.[scheme] || branding_favicon;
  if (!icon) return;
  const link = document.querySelector<HTMLLinkElement>("link[rel=icon]") ?? document.createElement("link");
  link.rel = "icon";
  link.removeAttribute("type");
  link.href = new URL(icon, base).href;
  document.head.append(link);
}
