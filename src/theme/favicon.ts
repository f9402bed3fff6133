import { absolute, inScheme, type Brand } from "../protocol/index.js";

/** Shows the brand's icon in the tab, if the brand has the address of one. */
export function showFavicon({ branding_favicon, branding_favicon_themed_urls: themed }: Brand, base: string) {
  const scheme = document.documentElement.dataset["theme"] === "dark" ? "dark" : "light";
  const icon = absolute(inScheme(themed?.[scheme] || branding_favicon, scheme) || undefined, base);
  if (!icon) return;
  const link = document.querySelector<HTMLLinkElement>("link[rel=icon]") ?? document.createElement("link");
  link.rel = "icon";
  link.removeAttribute("type");
  link.href = icon;
  document.head.append(link);
}
