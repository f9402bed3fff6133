/** The header by which a server knows that a page of its own is asking; `cookies` are as `document.cookie` has them. */
export function csrfHeader(cookies: string): Record<string, string> {
  const token = /(?:^|;\s*)authentik_csrf=([^;]+)/.exec(cookies)?.[1];
  return token ? { "X-authentik-CSRF": token } : {};
}
